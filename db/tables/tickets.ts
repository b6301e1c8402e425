import type { ColumnType, Generated } from 'kysely';

export type TicketKind = 'question' | 'problem';
export type TicketTopic =
  | 'services'
  | 'request'
  | 'payments'
  | 'vouchers'
  | 'login'
  | 'website'
  | 'accessibility'
  | 'other';
export type CloseReason = 'answered' | 'solved' | 'not-ours' | 'duplicate' | 'no-reply';
export type TicketActName = 'open' | 'claim' | 'release' | 'assign' | 'close' | 'reopen';
export type TicketNoticeKind = 'opened' | 'written' | 'answered' | 'closed' | 'reopened';

/** What a citizen asks or reports to the office; what is written about it are messages. */
export interface TicketTable {
  /** The command's. */
  id: string;
  comuneId: string;
  number: string;
  kind: TicketKind;
  topic: TicketTopic;
  /** The page that it was reported from: its path alone. */
  path: string | null;
  /** One of their own that it is about. */
  praticaId: string | null;
  openedBy: string;
  openedAt: string;
  state: ColumnType<'open' | 'closed', never, 'open' | 'closed'>;
  closeReason: ColumnType<CloseReason | null, never, CloseReason | null>;
  closedAt: ColumnType<string | null, never, string | null>;
  /** Of the office, who has it in hand. */
  assigneeId: ColumnType<string | null, never, string | null>;
  requestHash: string;
}

/** Who did what with a ticket, once for each command; messages say themselves who wrote them. */
export interface TicketActTable {
  /** The command's. */
  id: string;
  comuneId: string;
  ticketId: string;
  act: TicketActName;
  /** Of a closing. */
  reason: CloseReason | null;
  /** Into whose hands it was given. */
  assigneeId: string | null;
  actedBy: string;
  actedRole: 'citizen' | 'admin';
  requestHash: string;
  at: string;
}

/** Somebody is to be told of a ticket: a person or, where none is named, the office. */
export interface TicketNoticeTable {
  id: string;
  comuneId: string;
  ticketId: string;
  kind: TicketNoticeKind;
  personId: string | null;
  createdAt: Generated<string>;
  tryAt: Generated<string>;
  sentAt: string | null;
}
