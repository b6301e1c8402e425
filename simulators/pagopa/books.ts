import { DatabaseSync } from 'node:sqlite';

/** The books of the stand-in for pagoPA: debt positions, how each was paid, and carts. Integer cents. */
export type Books = DatabaseSync;

export function openBooks(file = ':memory:'): Books {
  const books = new DatabaseSync(file);
  books.exec(`
    pragma journal_mode = wal;
    create table if not exists positions (
      iupd text not null, organization text not null, iuv text not null, nav text not null,
      amount integer not null, asked text not null, status text not null, inserted_at text not null,
      paid_at text, receipt_id text unique, receipt_from integer,
      primary key (organization, iupd), unique (organization, iuv)
    ) strict;
    create table if not exists carts (
      id text primary key, organization text not null, nav text not null, ok_url text not null,
      error_url text not null, cancel_url text not null
    ) strict;
  `);
  return books;
}
