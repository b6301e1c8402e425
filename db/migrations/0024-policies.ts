import { type Kysely, sql } from 'kysely';

/**
 * Policies in versions: rows that are only ever added, numbered for each service type of a comune.
 * One that has not begun can be withdrawn; who wrote and withdrew them, and why, is for the office.
 * A pratica says which version it runs under; moves to another are given in batches, pratica by
 * pratica.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await numberThePolicies(db);
  await nameThemInPratiche(db);
  await createActs(db);
  await createBatches(db);
}

async function numberThePolicies(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table policy no force row level security;
    alter table policy
      add column version integer not null default 1 check (version > 0),
      add column withdrawn_at timestamptz,
      drop constraint policy_comune_id_service_type_id_valid_from_key,
      add foreign key (comune_id, service_type_id) references service_type;
    update policy set version = numbered.version
    from (select id, row_number() over (
      partition by comune_id, service_type_id order by valid_from) as version from policy) numbered
    where numbered.id = policy.id;
    create unique index policy_version on policy (comune_id, service_type_id, version)
      nulls not distinct;
    create index policy_in_force on policy (comune_id, service_type_id, valid_from, version)
      where withdrawn_at is null;
    alter table policy force row level security;

    drop policy inserts on policy;
    drop policy updates on policy;
    create function today_in_rome() returns date stable parallel safe language sql
      return (now() at time zone 'Europe/Rome')::date;
    create policy inserts on policy for insert with check (comune_id = asking_comune()
      and (asking_role() = 'system' or asking_role() = 'admin' and valid_from >= today_in_rome()));
    create policy updates on policy for update using (comune_id = asking_comune() and (
      asking_role() = 'system'
      or asking_role() = 'admin' and withdrawn_at is null and valid_from > today_in_rome()))
      with check (comune_id = asking_comune());
    grant insert, update (withdrawn_at) on policy to wemi_app;
  `.execute(db);
}

/** Terms were copied: the version is the latest of those that say the same and were in force. */
async function nameThemInPratiche(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table policy no force row level security;
    alter table pratica no force row level security;
    alter table pratica
      add column policy_id uuid references policy,
      add column policy_version integer;
    update pratica set policy_id = copied.id, policy_version = copied.version
    from (
      select distinct on (pratica.id) pratica.id as pratica_id, policy.id, policy.version
      from pratica join policy on policy.comune_id = pratica.comune_id
        and (policy.service_type_id = pratica.service_type_id or policy.service_type_id is null)
        and policy.terms = pratica.policy
        and policy.valid_from <= (pratica.opened_at at time zone 'Europe/Rome')::date
      order by pratica.id, policy.service_type_id nulls last, policy.valid_from desc) copied
    where copied.pratica_id = pratica.id;
    alter table pratica force row level security;
    alter table policy force row level security;
    create index pratica_of_policy on pratica (policy_id) where not closed;
    create index pratica_by_policy on pratica (comune_id, service_type_id, number)
      where not closed;
  `.execute(db);
}

const READ_BY_OFFICE = sql`comune_id = asking_comune()
  and asking_role() in ('admin', 'auditor', 'system')`;
const WRITTEN_BY_ADMIN = sql`comune_id = asking_comune() and (asking_role() = 'system'
  or asking_role() = 'admin' and actor_id = asking_person())`;

async function createActs(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table policy_act (
      policy_id uuid not null references policy,
      comune_id text not null references comune,
      act text not null check (act in ('written', 'withdrawn')),
      actor_id uuid not null,
      reason text not null,
      at timestamptz not null default now(),
      primary key (policy_id, act)
    );
    alter table policy_act enable row level security, force row level security;
    create policy reads on policy_act for select using (${READ_BY_OFFICE});
    create policy inserts on policy_act for insert with check (${WRITTEN_BY_ADMIN});
    grant select, insert on policy_act to wemi_app;
  `.execute(db);
}

async function createBatches(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table policy_batch (
      id uuid primary key,
      comune_id text not null references comune,
      policy_id uuid not null references policy,
      reverses uuid references policy_batch,
      actor_id uuid not null,
      reason text not null,
      at timestamptz not null default now()
    );
    create index policy_batch_latest on policy_batch (comune_id, policy_id, at desc);
    create table policy_move (
      id uuid primary key default gen_random_uuid(),
      batch_id uuid not null references policy_batch,
      comune_id text not null references comune,
      pratica_id uuid not null references pratica,
      from_policy_id uuid references policy,
      to_policy_id uuid references policy,
      status text not null default 'waiting' check (status in ('waiting', 'moved', 'refused')),
      refusal text,
      before jsonb not null,
      after jsonb,
      queued_at timestamptz,
      done_at timestamptz,
      unique (batch_id, pratica_id)
    );
    create index policy_move_of_batch on policy_move (batch_id, status, id);
    create index policy_move_unqueued on policy_move (id)
      where status = 'waiting' and queued_at is null;
    alter table policy_batch enable row level security, force row level security;
    alter table policy_move enable row level security, force row level security;
    create policy reads on policy_batch for select using (${READ_BY_OFFICE});
    create policy inserts on policy_batch for insert with check (${WRITTEN_BY_ADMIN});
    create policy reads on policy_move for select using (${READ_BY_OFFICE});
    create policy inserts on policy_move for insert with check (
      comune_id = asking_comune() and asking_role() in ('admin', 'system'));
    create policy updates on policy_move for update
      using (comune_id = asking_comune() and asking_role() = 'system')
      with check (comune_id = asking_comune());
    grant select, insert on policy_batch to wemi_app;
    grant select, insert, update on policy_move to wemi_app;
  `.execute(db);
}
