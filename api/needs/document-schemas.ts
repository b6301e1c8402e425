import { Type } from 'typebox';
import type { NeedDocumentRow } from '../../db/need-documents.ts';
import { closedQuery } from '../closed-query.ts';

const uuid = Type.String({ format: 'uuid' });
const ONE = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export const NeedDocumentParams = Type.Object({ id: uuid, documentId: uuid });

/** Which question of which service type the file is to answer; whoever acts by mandate names it. */
export const UploadQuery = closedQuery({
  serviceTypeId: Type.String({ maxLength: 60 }),
  param: Type.String({ maxLength: 40 }),
  mandateId: Type.Optional(uuid),
});

export const NeedDocumentsQuery = closedQuery({
  ids: Type.String({ maxLength: 1500, pattern: `^${ONE}(,${ONE}){0,39}$` }),
});

/** A file that answers a question, as lists show it: never where it lies. */
export const NeedDocument = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.Enum(['application/pdf', 'image/jpeg', 'image/png']),
  bytes: Type.Integer(),
  /** Of the file as it is stored, without the metadata it came with. */
  sha256: Type.String(),
  uploadedAt: Type.String(),
});

export const NeedDocumentsAnswer = Type.Object({ items: Type.Array(NeedDocument) });

export function documentView({ id, name, type, bytes, sha256, uploadedAt }: NeedDocumentRow) {
  return { id, name, type, bytes, sha256, uploadedAt };
}
