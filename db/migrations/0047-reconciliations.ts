import { type Kysely, sql } from 'kysely';

/**
 * What came out whenever the books of a day were held against each other: by itself each night, or
 * because somebody asked. Only added to: an old result stays as it was read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reconciliation (
      id uuid primary key,
      comune_id text not null references comune,
      day date not null,
      orders integer not null check (orders >= 0),
      differences jsonb not null,
      asked_by uuid,
      at timestamptz not null default now()
    );
    create index reconciliation_latest on reconciliation (comune_id, day desc, at desc);
    alter table reconciliation enable row level security, force row level security;
    create policy reads on reconciliation for select using (comune_id = asking_comune()
      and asking_role() in ('admin', 'auditor', 'system'));
    create policy inserts on reconciliation for insert
      with check (comune_id = asking_comune() and asking_role() = 'system');
    grant select, insert on reconciliation to wemi_app;
  `.execute(db);
}
