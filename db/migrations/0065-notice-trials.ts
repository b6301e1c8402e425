import { type Kysely, sql } from 'kysely';

/** Words of a notice that an administrator sends themselves, to see them arrive (docs/adr/0042). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notice_trial (
      id uuid primary key,
      comune_id text not null references comune,
      person_id uuid not null references person,
      key text not null,
      language text not null check (language in ('it', 'en')),
      words jsonb not null,
      created_at timestamptz not null default now(),
      try_at timestamptz not null default now(),
      sent_at timestamptz,
      dropped_at timestamptz
    );
    create index notice_trial_waiting on notice_trial (try_at)
      where sent_at is null and dropped_at is null;
    alter table notice_trial enable row level security, force row level security;
    create policy reads on notice_trial for select using (comune_id = asking_comune()
      and asking_role() = 'system');
    create policy inserts on notice_trial for insert with check (comune_id = asking_comune()
      and asking_role() = 'system');
    create policy updates on notice_trial for update using (comune_id = asking_comune()
      and asking_role() = 'system');
    grant select, insert, update (try_at, sent_at, dropped_at) on notice_trial to wemi_app;
  `.execute(db);
}
