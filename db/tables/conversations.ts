import type { ColumnType, Generated } from 'kysely';
import type { DocumentType } from './integrations.ts';

export type ConversationKind = 'citizen-ente' | 'citizen-office' | 'ente-office' | 'notes';
/** Of a conversation: the citizen and whoever holds their mandate, an ente's people, the office's. */
export type Side = 'citizen' | 'ente' | 'office';

export interface ConversationTable {
  id: string;
  comuneId: string;
  /** Exactly one of the two: what it is about. */
  praticaId: string | null;
  ticketId: ColumnType<string | null, string | null | undefined, never>;
  kind: ConversationKind;
  /** Null where the office alone is the other side, and for the office's notes. */
  enteId: string | null;
  /** All enti that are asked read it: the citizen said so, before an order. */
  isOpenToAll: Generated<boolean>;
  lastSeq: Generated<number>;
  lastAt: string | null;
  /** Up to which message each side was told that there is something to read. */
  toldCitizen: Generated<number>;
  toldEnte: Generated<number>;
  toldOffice: Generated<number>;
}

/** Never changed; who erred writes another one that corrects it. */
export interface MessageTable {
  id: string;
  comuneId: string;
  conversationId: string;
  /** 1, 2, 3 … within the conversation. */
  seq: number;
  authorId: string;
  /** As they were called then. */
  authorName: string;
  authorRole: 'citizen' | 'sportello' | 'ente' | 'admin';
  authorEnteId: string | null;
  /** By which the author stood in the citizen's place. */
  mandateId: string | null;
  text: string;
  correctsId: string | null;
  requestHash: string;
  at: string;
}

export interface MessageDocumentTable {
  id: string;
  comuneId: string;
  /** Neither, while it is not sent and for a ticket. */
  praticaId: string | null;
  ticketId: ColumnType<string | null, string | null | undefined, string>;
  /** Null until it is sent; one that never is goes after a day. */
  messageId: ColumnType<string | null, never, string>;
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
}

/** How far a person has read a conversation; it only grows. */
export interface MessageReadTable {
  conversationId: string;
  personId: string;
  comuneId: string;
  side: Side;
  throughSeq: number;
  at: Generated<string>;
}

/** One version of a text that an ente, or the office, keeps to answer with. */
export interface CannedAnswerTable {
  id: string;
  version: number;
  comuneId: string;
  /** Null when it is the office's. */
  enteId: string | null;
  title: string;
  textIt: string;
  textEn: string | null;
  /** The version that took it away. */
  isGone: Generated<boolean>;
  writtenBy: string;
  writtenAt: Generated<string>;
}
