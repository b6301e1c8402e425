import { DatabaseSync } from 'node:sqlite';
import { NOTICE_TABLE } from '../courier.ts';

/**
 * The gateway's own books: what merchants asked, what payers did, which notices went out. SQLite,
 * because they must survive the gateway's restart and a payment must be atomic.
 */
export type Books = DatabaseSync;

export function openBooks(file = ':memory:'): Books {
  const books = new DatabaseSync(file);
  books.exec(`
    pragma journal_mode = wal;
    create table if not exists orders (
      order_id text primary key, amount integer not null, currency text not null,
      description text, language text not null, notification_url text not null,
      result_url text not null, cancel_url text not null, page_token text not null unique,
      security_token text not null, created_at text not null
    ) strict;
    create table if not exists operations (
      operation_id integer primary key autoincrement, order_id text not null references orders,
      type text not null, result text not null, amount integer not null, instrument text,
      original_id integer references operations, idempotency_key text unique, at text not null
    ) strict;
    create unique index if not exists paid_once on operations (order_id)
      where type = 'CAPTURE' and result = 'EXECUTED';
    ${NOTICE_TABLE}
  `);
  return books;
}
