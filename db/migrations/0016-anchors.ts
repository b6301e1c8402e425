import { type Kysely, sql } from 'kysely';

/**
 * Anchors: of each comune a chain of signed rows that hold all events since the row before. They
 * are also written outside the database, so that a history rewritten in here no longer fits.
 * `events` are [pratica, place in its chain, event, hash]; each row only ever added, never changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table anchor (
      comune_id text not null references comune,
      n integer not null check (n > 0),
      at timestamptz not null,
      events jsonb not null,
      last_event_id bigint generated always as ((events -> -1 ->> 2)::bigint) stored,
      prev_digest text,
      digest text not null,
      key_id text not null,
      signature text not null,
      primary key (comune_id, n)
    );
    alter table anchor enable row level security, force row level security;
    create policy reads on anchor for select using (comune_id = asking_comune()
      and asking_role() in ('admin', 'auditor', 'system'));
    create policy inserts on anchor for insert
      with check (comune_id = asking_comune() and asking_role() = 'system');
    grant select, insert on anchor to wemi_app;
  `.execute(db);
}
