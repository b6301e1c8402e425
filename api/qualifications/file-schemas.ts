import { Type } from 'typebox';
import type { QualificationFileRow } from '../../db/qualification-files.ts';
import { closedQuery } from '../closed-query.ts';

/** Which requirement of which avviso the file is for. */
export const FileQuery = closedQuery({
  avvisoId: Type.String({ format: 'uuid' }),
  requirementId: Type.String({ minLength: 1, maxLength: 60 }),
});

/** The file of a document, as lists show it: never where it lies. */
export const QualificationFile = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.Enum(['application/pdf', 'image/jpeg', 'image/png']),
  bytes: Type.Integer(),
  /** Of the file as it is stored, without the metadata it came with. */
  sha256: Type.String(),
  uploadedAt: Type.String(),
});

export function fileView({ id, name, type, bytes, sha256, uploadedAt }: QualificationFileRow) {
  return { id, name, type, bytes, sha256, uploadedAt };
}
