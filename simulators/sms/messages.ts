import { randomBytes } from 'node:crypto';
import type { Books } from './books.ts';
import { countSegments } from './segments.ts';

export type Status = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed';

export interface Message {
  sid: string;
  to_number: string;
  from_sender: string;
  body: string;
  segments: number;
  encoding: string;
  status: Status;
  error_code: number | null;
  status_callback: string | null;
  created_at: string;
  sent_at: string | null;
  updated_at: string;
}

interface Fate {
  says: string;
  status: Status;
  error?: number;
}

/** What becomes of a message, by the last digits of its number; else it arrives. */
export const FATES: Record<string, Fate> = {
  '0001': { says: 'il numero non esiste: non consegnato (30005)', status: 'undelivered', error: 30005 },
  '0002': { says: 'il telefono è spento: non consegnato (30003)', status: 'undelivered', error: 30003 },
  '0003': { says: 'rifiutato subito: non è un numero (21211)', status: 'failed', error: 21211 },
  '0004': { says: 'resta inviato: nessuno dice se è arrivato', status: 'sent' },
}; // prettier-ignore

export function fateOf({ to_number }: Pick<Message, 'to_number'>): Fate {
  return FATES[to_number.slice(-4)] ?? { says: 'arriva', status: 'delivered' };
}

/** Every message that is asked for is a new one: the provider knows no idempotency key. */
export function createMessage(
  books: Books,
  asked: { to: string; from: string; body: string; statusCallback: string | null },
): Message {
  const now = new Date().toISOString();
  const { segments, encoding } = countSegments(asked.body);
  return books
    .prepare(`insert into message values (?, ?, ?, ?, ?, ?, 'queued', null, ?, ?, null, ?) returning *`)
    .get(
      `SM${randomBytes(16).toString('hex')}`,
      ...[asked.to, asked.from, asked.body, segments, encoding, asked.statusCallback, now, now],
    ) as unknown as Message;
} // prettier-ignore

export function setStatus(
  books: Books,
  sid: string,
  { status, error = null }: { status: Status; error?: number | null },
): Message {
  const now = new Date().toISOString();
  return books
    .prepare(
      `update message set status = ?, error_code = ?, updated_at = ?,
         sent_at = coalesce(sent_at, ?) where sid = ? returning *`,
    )
    .get(status, error, now, now, sid) as unknown as Message;
}

export function findMessage(books: Books, sid: string): Message | undefined {
  return books.prepare('select * from message where sid = ?').get(sid) as Message | undefined;
}

interface Filter {
  to?: string | undefined;
  /** Days, `2026-11-29`. */
  on?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  limit: number;
}

/** Newest first; by the day on which they were sent. */
export function listMessages(books: Books, { to, on, from, until, limit }: Filter): Message[] {
  const rows = books
    .prepare(
      `select * from message
       where (:to is null or to_number = :to) and (:on is null or substr(sent_at, 1, 10) = :on)
         and (:from is null or substr(sent_at, 1, 10) >= :from)
         and (:until is null or substr(sent_at, 1, 10) <= :until)
       order by created_at desc, rowid desc limit :limit`,
    )
    .all({ to: to ?? null, on: on ?? null, from: from ?? null, until: until ?? null, limit });
  return rows as unknown as Message[];
}
