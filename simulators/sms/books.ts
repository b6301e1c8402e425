import { DatabaseSync } from 'node:sqlite';
import { NOTICE_TABLE } from '../courier.ts';

/** The provider's own books: what was sent to whom, and what its callbacks told. */
export type Books = DatabaseSync;

export function openBooks(file = ':memory:'): Books {
  const books = new DatabaseSync(file);
  books.exec(`
    pragma journal_mode = wal;
    create table if not exists message (
      sid text primary key, to_number text not null, from_sender text not null, body text not null,
      segments integer not null, encoding text not null, status text not null, error_code integer,
      status_callback text, created_at text not null, sent_at text, updated_at text not null
    ) strict;
    create index if not exists message_to on message (to_number, created_at);
    ${NOTICE_TABLE}
  `);
  return books;
}
