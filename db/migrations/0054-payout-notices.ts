import { type Kysely, sql } from 'kysely';

/**
 * What an ente is told of its payouts, as rows of their own: a payout is of no single pratica. The id is
 * made of what is told, so that it is told once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table payout_notice (
      id uuid primary key,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      payout_id uuid references payout,
      kind text not null check (kind in ('approve', 'execute', 'refuse', 'return', 'no-iban', 'no-balance')),
      created_at timestamptz not null default now(),
      try_at timestamptz not null default now(),
      sent_at timestamptz
    );
    create index payout_notice_waiting on payout_notice (try_at) where sent_at is null;
    alter table payout_notice enable row level security, force row level security;
    create policy reads on payout_notice for select using (comune_id = asking_comune()
      and asking_role() = 'system');
    create policy inserts on payout_notice for insert with check (comune_id = asking_comune()
      and asking_role() = 'system');
    create policy updates on payout_notice for update using (comune_id = asking_comune()
      and asking_role() = 'system');
    grant select, insert, update (try_at, sent_at) on payout_notice to wemi_app;
  `.execute(db);
}
