import { type Kysely, sql } from 'kysely';

/**
 * What enti and the office are told of qualifications, as rows of their own: a qualification is of no
 * pratica. The id is made of the step and whom it tells, so that it is told once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table qualification_notice (
      id uuid primary key,
      comune_id text not null references comune,
      qualification_id uuid not null references qualification,
      ente_id uuid references ente,
      kind text not null,
      created_at timestamptz not null default now(),
      try_at timestamptz not null default now(),
      sent_at timestamptz
    );
    create index qualification_notice_waiting on qualification_notice (try_at) where sent_at is null;
    alter table qualification_notice enable row level security, force row level security;
    create policy reads on qualification_notice for select using (comune_id = asking_comune()
      and asking_role() = 'system');
    create policy inserts on qualification_notice for insert with check (comune_id = asking_comune()
      and asking_role() = 'system');
    create policy updates on qualification_notice for update using (comune_id = asking_comune()
      and asking_role() = 'system');
    grant select, insert, update (try_at, sent_at) on qualification_notice to wemi_app;
  `.execute(db);
}
