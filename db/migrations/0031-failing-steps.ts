import { type Kysely, sql } from 'kysely';

/**
 * A closure that is removed or made shorter stays as a row until every order that it had postponed
 * has heard of it: `given_back` is how far it had reached.
 *
 * What keeps a pratica's step from being recorded is known to the worker alone, which tries again
 * within the engine's task; it is written down here for the radar. A row says nothing any more once
 * the pratica has reached its version.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ente_closure
      add removed_at timestamptz,
      add changed_at timestamptz,
      add given_back date,
      add check (given_back is null or changed_at is not null),
      add check (removed_at is null or given_back is not null);
    create index ente_closure_given_back on ente_closure (ente_id, given_back)
      where given_back is not null;
    revoke delete on ente_closure from wemi_app;
    grant update (through_day, removed_at, changed_at, given_back) on ente_closure to wemi_app;

    create table failing_step (
      pratica_id uuid primary key,
      comune_id text not null references comune,
      step_id uuid not null,
      kind text not null,
      version integer not null,
      attempts integer not null,
      last_error text not null,
      since timestamptz not null default now(),
      next_try_at timestamptz not null
    );
    create index failing_step_by_step on failing_step (step_id);
    alter table failing_step enable row level security, force row level security;
    create policy reads on failing_step for select
      using (comune_id = asking_comune() and asking_role() in ('admin', 'system', 'auditor'));
    create policy inserts on failing_step for insert
      with check (comune_id = asking_comune() and asking_role() = 'system');
    create policy updates on failing_step for update
      using (comune_id = asking_comune() and asking_role() = 'system')
      with check (comune_id = asking_comune() and asking_role() = 'system');
    grant select, insert, update on failing_step to wemi_app;
  `.execute(db);
}
