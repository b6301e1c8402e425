import type { Generated } from 'kysely';
import type { DocumentType } from './integrations.ts';

/** A file of an ente for what an avviso asks for; of nothing until an answer names it. */
export interface QualificationFileTable {
  id: string;
  comuneId: string;
  enteId: string;
  name: string;
  type: DocumentType;
  bytes: number;
  /** Of the file as it is stored, without the metadata it came with. */
  sha256: string;
  sourceSha256: string;
  storedAs: string;
  uploadedBy: string;
  uploadedAt: Generated<string>;
}

export interface QualificationFileTables {
  qualificationFile: QualificationFileTable;
}
