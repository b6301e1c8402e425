import type { Generated } from 'kysely';

export type ContactChannel = 'mail' | 'sms';

/** An address of a person or of an ente: exactly one of the two. */
export interface ContactTable {
  id: string;
  comuneId: string;
  personId: string | null;
  enteId: string | null;
  channel: ContactChannel;
  /** A mailbox, or a number in E.164. */
  address: string;
  createdAt: Generated<string>;
  /** Null until its owner gave the code that was sent there. */
  verifiedAt: string | null;
  /** What was sent there came back: it is not used any more. */
  bouncedAt: string | null;
  replacedAt: string | null;
}

/** A code to confirm a contact; it is computed from the id (notifications/contact-code.ts) and stored nowhere. */
export interface ContactCodeTable {
  id: string;
  comuneId: string;
  contactId: string;
  createdAt: Generated<string>;
  expiresAt: string;
  attempts: Generated<number>;
  usedAt: string | null;
}

export type ContactMessageKind = 'code' | 'changed' | 'notification';

/** One message that leaves, or is about to leave, for a contact's address: what the caps count. */
export interface ContactMessageTable {
  /** Of what it carries: the code, the contact that was replaced, the delivery. */
  id: string;
  comuneId: string;
  contactId: string;
  kind: ContactMessageKind;
  createdAt: Generated<string>;
  /** The address has had its share of the day: it is never sent. */
  isWithheld: Generated<boolean>;
  tries: Generated<number>;
  tryAt: Generated<string>;
  sentAt: string | null;
  /** When the provider said for good whether it arrived. */
  settledAt: string | null;
  /** The provider's name for it. */
  providerRef: string | null;
  segments: number | null;
  /** Thousandths of a cent. */
  costMillicents: number | null;
}
