import { type Kysely, sql } from 'kysely';

/**
 * What a family pays of a public tariff, by ISEE band (docs/adr/0036): dated versions for a service
 * type, and a decision kept with each order. What the comune bears is a movement of the tariff, where
 * that of a voucher stood alone before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTariffs(db);
  await createDecisions(db);
  await sql`
    alter table voucher_movement
      alter column fund_id drop not null,
      alter column voucher_id drop not null,
      add column tariff_id uuid references tariff,
      add constraint movement_of_voucher_or_tariff check (
        (voucher_id is null) = (fund_id is null) and (voucher_id is null) <> (tariff_id is null));
    create index voucher_movement_of_tariff on voucher_movement (tariff_id)
      where tariff_id is not null;
  `.execute(db);
}

async function createTariffs(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tariff (
      id uuid primary key,
      comune_id text not null references comune,
      service_type_id text not null,
      unique (comune_id, service_type_id),
      foreign key (comune_id, service_type_id) references service_type
    );
    alter table tariff enable row level security, force row level security;
    create policy reads on tariff for select using (comune_id = asking_comune());
    create policy inserts on tariff for insert with check (comune_id = asking_comune()
      and asking_role() in ('admin', 'system'));
    grant select, insert on tariff to wemi_app;

    create table tariff_version (
      id uuid primary key,
      comune_id text not null references comune,
      tariff_id uuid not null references tariff,
      version integer not null check (version > 0),
      valid_from date not null,
      rules jsonb not null,
      written_by uuid,
      reason text,
      at timestamptz not null default now(),
      unique (tariff_id, version)
    );
    alter table tariff_version enable row level security, force row level security;
    create policy reads on tariff_version for select using (comune_id = asking_comune());
    create policy inserts on tariff_version for insert with check (comune_id = asking_comune() and (
      asking_role() = 'system' or asking_role() = 'admin' and written_by = asking_person()
        and valid_from >= today_in_rome()));
    grant select, insert on tariff_version to wemi_app;
  `.execute(db);
}

/** It tells an ISEE: for the person, for who asks in their name, and for the office. */
async function createDecisions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tariff_decision (
      order_id uuid primary key references "order",
      comune_id text not null references comune,
      pratica_id uuid not null references pratica,
      person_id uuid not null,
      tariff_id uuid not null references tariff,
      version integer not null,
      foreign key (tariff_id, version) references tariff_version (tariff_id, version),
      pay_percent integer not null check (pay_percent between 0 and 100),
      full_cents integer not null check (full_cents >= 0),
      pay_cents integer not null check (pay_cents between 0 and full_cents),
      judged jsonb not null,
      on_date date not null,
      at timestamptz not null
    );
    create index tariff_decision_of_pratica on tariff_decision (pratica_id, at);
    alter table tariff_decision enable row level security, force row level security;
    create policy reads on tariff_decision for select using (comune_id = asking_comune() and (
      asking_role() in ('admin', 'auditor', 'system') or person_id = asking_person()
      or asking_role() in ('citizen', 'sportello')
        and person_id = any ((select principals_to_ask_for())::uuid[])));
    create policy inserts on tariff_decision for insert with check (comune_id = asking_comune()
      and asking_role() = 'system');
    grant select, insert on tariff_decision to wemi_app;
  `.execute(db);
}
