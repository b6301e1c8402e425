import type { DatabaseSync } from 'node:sqlite';
import { noticeTimes, type FaultSwitch } from './faults.ts';

/** What a gateway tells merchants, in its own books; each simulator lays this table beside its own. */
export const NOTICE_TABLE = `
  create table if not exists notice (
    id integer primary key autoincrement, event_id text not null, order_id text not null,
    url text not null, headers text not null, body text not null,
    tries integer not null default 0, next_at integer, last_answer text, delivered_at text
  ) strict;
`;

export interface Notice {
  id: number;
  event_id: string;
  order_id: string;
  url: string;
  /** JSON. */
  headers: string;
  body: string;
  tries: number;
  /** Epoch milliseconds; null: never (by fault), or delivered. */
  next_at: number | null;
  last_answer: string | null;
  delivered_at: string | null;
}

const ANSWER_WITHIN_MS = 10_000;
const LONGEST_PAUSE_MS = 60_000;
const LOOK_EVERY_MS = 100;
/** About an hour and a half of minutes: then the merchant has to ask. */
const TRIES_AT_MOST = 100;

interface NewNotice {
  eventId: string;
  orderId: string;
  url: string;
  /** A content type among them takes the place of JSON. */
  headers?: Record<string, string>;
  body: string;
}

/** Writes a notice down; the courier takes it from there, also after a restart. */
export function writeNotice(books: DatabaseSync, faults: FaultSwitch, notice: NewNotice): void {
  const { eventId, orderId, url, headers = {}, body } = notice;
  const insert = books.prepare(
    'insert into notice (event_id, order_id, url, headers, body, next_at) values (?, ?, ?, ?, ?, ?)',
  );
  for (const at of noticeTimes(faults.now.notices, Date.now())) {
    const nextAt = at === null ? null : Math.round(at);
    insert.run(eventId, orderId, url, JSON.stringify(headers), body, nextAt);
  }
}

/** Delivers what is due, again and again until the merchant answers 2xx or time is up. */
export function startCourier(books: DatabaseSync): { stop(): Promise<void> } {
  const underway = new Map<number, Promise<void>>();
  const timer = setInterval(() => {
    for (const notice of listDue(books)) {
      if (underway.has(notice.id)) continue;
      underway.set(
        notice.id,
        deliver(books, notice).finally(() => underway.delete(notice.id)),
      );
    }
  }, LOOK_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.allSettled(underway.values());
    },
  };
}

export function listNotices(books: DatabaseSync, limit: number): Notice[] {
  const rows = books.prepare('select * from notice order by id desc limit ?').all(limit);
  return rows as unknown as Notice[];
}

function listDue(books: DatabaseSync): Notice[] {
  const rows = books
    .prepare('select * from notice where next_at <= ? order by next_at limit 50')
    .all(Date.now());
  return rows as unknown as Notice[];
}

async function deliver(books: DatabaseSync, notice: Notice): Promise<void> {
  const { answer, isTaken, retryAfterMs } = await post(notice);
  const tries = notice.tries + 1;
  const pause = Math.max(retryAfterMs, Math.min(250 * 2 ** tries, LONGEST_PAUSE_MS));
  books
    .prepare(
      'update notice set tries = ?, last_answer = ?, next_at = ?, delivered_at = ? where id = ?',
    )
    .run(
      tries,
      answer,
      isTaken || tries >= TRIES_AT_MOST ? null : Date.now() + pause,
      isTaken ? new Date().toISOString() : null,
      notice.id,
    );
}

async function post({ url, headers, body }: Notice) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(JSON.parse(headers) as object) },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.body?.cancel();
    const retryAfterMs = Number(response.headers.get('retry-after') ?? 0) * 1000 || 0;
    return { answer: String(response.status), isTaken: response.ok, retryAfterMs };
  } catch (error) {
    return { answer: (error as Error).message, isTaken: false, retryAfterMs: 0 };
  }
}
