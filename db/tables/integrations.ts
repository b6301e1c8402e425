import type { ColumnType, Generated } from 'kysely';
import type { ClosedAs } from '../../workflows/pratica/messages.ts';

export interface IntegrationTable {
  id: string;
  comuneId: string;
  praticaId: string;
  /** Null when the office asks. */
  enteId: string | null;
  askedBy: string;
  reason: string;
  askedAt: string;
  dueAt: string;
  status: Generated<'open' | ClosedAs>;
  closedAt: string | null;
  /** What was said with the answer as a whole. */
  note: string | null;
}

export interface IntegrationItemTable {
  integrationId: string;
  comuneId: string;
  /** 0, 1, 2 … in the order in which they were asked. */
  n: number;
  label: string;
  note: string | null;
  answer: string | null;
  /** The citizen has no such document. */
  missing: Generated<boolean>;
}

export type DocumentType = 'application/pdf' | 'image/jpeg' | 'image/png';

export interface DocumentTable {
  id: string;
  comuneId: string;
  praticaId: string;
  integrationId: string;
  item: number;
  name: string;
  type: DocumentType;
  bytes: number;
  /** Of what is stored, and of what was sent: metadata is taken out in between. */
  sha256: string;
  sourceSha256: string;
  /** Its file in the documents' folder. */
  storedAs: string;
  uploadedBy: string;
  uploadedAt: Generated<string>;
  /** When it was sent with an answer; one that never is goes after a day. */
  attachedAt: string | null;
  /** When an ente or the office opened it first. */
  openedAt: string | null;
}

/** A file with which a question of a service type is answered; the answer holds its id. */
export interface NeedDocumentTable {
  id: string;
  comuneId: string;
  applicantId: string;
  name: string;
  type: DocumentType;
  bytes: number;
  sha256: string;
  sourceSha256: string;
  storedAs: string;
  uploadedBy: string;
  uploadedAt: Generated<string>;
}

/** Who of the staff read what of a citizen, and when; never changed. */
export interface SensitiveReadTable {
  id: ColumnType<string, never, never>;
  comuneId: string;
  /** Null for what is of no pratica. */
  praticaId: string | null;
  /** Whose it is, where it is of no pratica. */
  subjectId: ColumnType<string | null, string | undefined, never>;
  personId: string;
  role: string;
  /** Such as `document/<id>`. */
  field: string;
  at: Generated<string>;
}
