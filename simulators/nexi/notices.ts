import { randomUUID } from 'node:crypto';
import type { Books } from './books.ts';
import { noticeTimes, type FaultSwitch } from './faults.ts';
import { toApiOperation } from './api-operation.ts';
import type { Operation } from './operations.ts';
import type { Order } from './orders.ts';

export interface Notice {
  id: number;
  event_id: string;
  order_id: string;
  url: string;
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

/** Writes down the notice of an operation; the courier takes it from there, also after a restart. */
export function queueNotice(
  books: Books,
  faults: FaultSwitch,
  { order, operation }: { order: Order; operation: Operation },
): void {
  const eventId = randomUUID();
  const body = JSON.stringify({
    eventId,
    eventTime: operation.at,
    securityToken: order.security_token,
    operation: toApiOperation(operation),
  });
  const insert = books.prepare(
    'insert into notices (event_id, order_id, url, body, next_at) values (?, ?, ?, ?, ?)',
  );
  for (const at of noticeTimes(faults.now.notices, Date.now())) {
    const nextAt = at === null ? null : Math.round(at);
    insert.run(eventId, order.order_id, order.notification_url, body, nextAt);
  }
}

/** Delivers what is due, again and again until the merchant answers 2xx or time is up. */
export function startCourier(books: Books): { stop(): Promise<void> } {
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

export function listNotices(books: Books, limit: number): Notice[] {
  const rows = books.prepare('select * from notices order by id desc limit ?').all(limit);
  return rows as unknown as Notice[];
}

function listDue(books: Books): Notice[] {
  const rows = books
    .prepare('select * from notices where next_at <= ? order by next_at limit 50')
    .all(Date.now());
  return rows as unknown as Notice[];
}

async function deliver(books: Books, notice: Notice): Promise<void> {
  const { answer, isTaken, retryAfterMs } = await post(notice);
  const tries = notice.tries + 1;
  const pause = Math.max(retryAfterMs, Math.min(250 * 2 ** tries, LONGEST_PAUSE_MS));
  books
    .prepare(
      'update notices set tries = ?, last_answer = ?, next_at = ?, delivered_at = ? where id = ?',
    )
    .run(
      tries,
      answer,
      isTaken || tries >= TRIES_AT_MOST ? null : Date.now() + pause,
      isTaken ? new Date().toISOString() : null,
      notice.id,
    );
}

async function post({ url, body }: Notice) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
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
