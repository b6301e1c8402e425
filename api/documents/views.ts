import type { listDocuments } from '../../db/documents.ts';

type Row = Awaited<ReturnType<typeof listDocuments>>[number];

/** A document as lists show it: never where its file is. */
export function documentView(row: Row) {
  const { id, integrationId, item, name, type, bytes, sha256 } = row;
  const { uploadedAt, uploadedBy, attachedAt, openedAt } = row;
  return {
    ...{ id, integrationId, item, name, type, bytes, sha256 },
    ...{ uploadedAt, uploadedBy, attachedAt, openedAt },
  };
}
