import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { NOTICE_TABLE } from '../courier.ts';

/**
 * The books of the stand-in for PayPal: orders, captures, refunds, the first answer to each request
 * id, webhooks and the key that signs what is sent to them. Amounts are integer cents.
 */
export type Books = DatabaseSync;

export function openBooks(file = ':memory:'): Books {
  const books = new DatabaseSync(file);
  books.exec(`
    pragma journal_mode = wal;
    create table if not exists orders (
      id text primary key, amount integer not null, status text not null, funding text,
      description text, custom_id text, invoice_id text unique, reference_id text not null,
      return_url text not null, cancel_url text not null,
      create_time text not null, update_time text not null
    ) strict;
    create table if not exists captures (
      id text primary key, order_id text not null unique references orders, status text not null,
      amount integer not null, deny integer not null, settles_at integer,
      create_time text not null, update_time text not null
    ) strict;
    create table if not exists refunds (
      id text primary key, capture_id text not null references captures, amount integer not null,
      custom_id text, status text not null, create_time text not null
    ) strict;
    create table if not exists answers (
      request_id text not null, path text not null, asked text not null, status integer not null,
      body text not null, at integer not null, primary key (request_id, path)
    ) strict;
    create table if not exists webhooks (
      id text primary key, url text not null, event_types text not null
    ) strict;
    create table if not exists signing (id text primary key, private_key text not null) strict;
    ${NOTICE_TABLE}
  `);
  return books;
}

/** An id as PayPal gives them: 17 capital letters and digits. */
export function newId(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from(randomBytes(17), (byte) => letters[byte % letters.length]).join('');
}

/** The key that signs notices, made with the books and kept in them. */
export function signingKey(books: Books): { id: string; private_key: string } {
  const known = books.prepare('select * from signing').get();
  if (known) return known as unknown as { id: string; private_key: string };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = {
    id: `CERT-${newId()}`,
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
  books.prepare('insert into signing values (:id, :private_key)').run(key);
  return key;
}
