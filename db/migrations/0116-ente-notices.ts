import { type Kysely, sql } from 'kysely';

/**
 * What an ente is told that is of no pratica and of none of its services: a service type that the
 * comune no longer offers, or offers again, and what one of its people holds and is about to end.
 * Whose that is stands on the page, never in the notice.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ente_notice (
      id uuid primary key default gen_random_uuid(),
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      kind text not null,
      operator_id uuid references operator,
      expires_on date,
      created_at timestamptz not null default now(),
      try_at timestamptz not null default now(),
      sent_at timestamptz,
      dropped_at timestamptz,
      check ((operator_id is null) = (expires_on is null)),
      unique (operator_id, kind, expires_on)
    );
    create index ente_notice_waiting on ente_notice (try_at)
      where sent_at is null and dropped_at is null;
    alter table ente_notice enable row level security, force row level security;
    create policy reads on ente_notice for select using (comune_id = asking_comune()
      and asking_role() = 'system');
    create policy inserts on ente_notice for insert with check (comune_id = asking_comune()
      and (asking_role() = 'system' or asking_role() = 'admin' and operator_id is null));
    create policy updates on ente_notice for update using (comune_id = asking_comune()
      and asking_role() = 'system');
    grant select, insert, update (try_at, sent_at, dropped_at) on ente_notice to wemi_app;
  `.execute(db);
}
