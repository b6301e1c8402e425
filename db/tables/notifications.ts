import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export type Urgency = 'now' | 'normal' | 'low';
/** Beside the page of the private area, where every notification is. */
export type Channel = 'mail' | 'sms' | 'io';
export type DeliveryState =
  'waiting' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'withdrawn';
/** Why a delivery was not made, or did not arrive. */
export type DeliveryWhy =
  | 'read'
  | 'no-address'
  | 'preference'
  | 'cap'
  | 'refused'
  | 'bounced'
  | 'undelivered'
  | 'skipped'
  | 'other';

export interface NotificationTable {
  /** Made of the fact and of whoever is told: the same twice is one. */
  id: string;
  comuneId: string;
  /** Neither a person nor an ente: the office. */
  personId: string | null;
  enteId: string | null;
  praticaId: string | null;
  outboxId: string | null;
  kind: string;
  audience: string;
  urgency: Urgency;
  /** Facts that its words need: days and counts, nothing of a person. */
  params: JSONColumnType<Record<string, string>, string | undefined, never>;
  /** The page it leads to, after the front door's address; the pratica's when null. */
  path: string | null;
  createdAt: Generated<string>;
  readAt: string | null;
  /** Of an ente or the office: who read it first. */
  readBy: string | null;
}

export interface DeliveryTable {
  /** Made of the notification and the channel. */
  id: string;
  comuneId: string;
  notificationId: string;
  channel: Channel;
  state: Generated<DeliveryState>;
  why: DeliveryWhy | null;
  dueAt: string;
  /** Waits for the day's summary. */
  digest: Generated<boolean>;
  tries: Generated<number>;
  queuedAt: string | null;
  sentAt: string | null;
  settledAt: string | null;
  /** What was sent: in which language, by which version of its words (0: those that come with WeMi). */
  language: string | null;
  templateVersion: number | null;
  /** The provider's name for it, by which its callbacks come. */
  providerRef: string | null;
  segments: number | null;
  /** Thousandths of a cent. */
  costMillicents: number | null;
}

export interface NotificationPreferenceTable {
  comuneId: string;
  /** A person, or an ente. */
  ownerId: string;
  topic: string;
  channel: Channel;
  isOn: boolean;
}

export interface NotificationSettingTable {
  ownerId: string;
  comuneId: string;
  language: ColumnType<'it' | 'en' | null, 'it' | 'en' | null | undefined, 'it' | 'en' | null>;
  /** Times of the day, Europe/Rome: between them no mail and no SMS but the urgent. */
  quietFrom: string | null;
  quietUntil: string | null;
  /** When the day's summary of what is not urgent goes out; none when null. */
  digestAt: string | null;
}
