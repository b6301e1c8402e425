import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });

export const DocumentParams = Type.Object({ id: uuid, documentId: uuid });

/** For which item of which request the document is; whoever acts by mandate names it. */
export const UploadQuery = closedQuery({
  integrationId: uuid,
  item: Type.Integer({ minimum: 0, maximum: 9 }),
  mandateId: Type.Optional(uuid),
});
export const RemovalQuery = closedQuery({ mandateId: Type.Optional(uuid) });

export const DocumentView = Type.Object({
  id: Type.String(),
  integrationId: Type.String(),
  item: Type.Integer(),
  name: Type.String(),
  type: Type.Enum(['application/pdf', 'image/jpeg', 'image/png']),
  bytes: Type.Integer(),
  /** Of the file as it is stored, without the metadata it came with. */
  sha256: Type.String(),
  uploadedAt: Type.String(),
  /** Null when the reader may not know the name. */
  uploadedBy: nullable(Type.String()),
  /** When it was sent with an answer; null while it waits to be. */
  attachedAt: nullable(Type.String()),
  /** When whoever asked opened it first; until then it is new. */
  openedAt: nullable(Type.String()),
});

export const DocumentsAnswer = Type.Object({ items: Type.Array(DocumentView) });
