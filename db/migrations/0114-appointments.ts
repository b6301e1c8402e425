import { type Kysely, sql } from 'kysely';

/**
 * Appointments at a sportello. How they are given is part of what the comune says of it; null: none.
 * Each takes one of the places that there are at a time, and the database lets no two share one:
 * whatever two citizens do at once, one of them wins. A citizen sees their own, a sportello those at
 * its counter; they are written by the platform, which holds the rules. Who did what is a row that
 * is only added; whom to tell is a row until it is told, a reminder from the day before on. An
 * erasure takes all of it along.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists btree_gist schema public;
    alter table sportello add column appointments jsonb;

    create table appointment (
      id uuid primary key,
      comune_id text not null references comune,
      sportello_id text not null,
      citizen_id uuid not null references person,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      place smallint not null check (place between 1 and 10),
      about text check (char_length(about) between 1 and 500),
      state text not null default 'booked' check (state in ('booked', 'came', 'missed', 'cancelled')),
      cancel_reason text check (char_length(cancel_reason) between 1 and 1000),
      request_hash text not null,
      booked_at timestamptz not null default now(),
      foreign key (comune_id, sportello_id) references sportello,
      check (starts_at < ends_at),
      check (cancel_reason is null or state = 'cancelled'),
      constraint appointment_has_its_place exclude using gist (comune_id with =,
        sportello_id with =, place with =, tstzrange(starts_at, ends_at) with &&)
        where (state <> 'cancelled')
    );
    create index appointment_of_citizen on appointment (citizen_id, starts_at desc);
    create index appointment_of_sportello on appointment (comune_id, sportello_id, starts_at);

    create table appointment_act (
      id uuid primary key,
      comune_id text not null references comune,
      appointment_id uuid not null references appointment,
      act text not null check (act in ('book', 'move', 'cancel', 'came', 'missed')),
      starts_at timestamptz not null,
      acted_by uuid not null references person,
      acted_role text not null check (acted_role in ('citizen', 'sportello', 'admin')),
      request_hash text not null,
      at timestamptz not null default now()
    );
    create index act_of_appointment on appointment_act (appointment_id, at);

    create table appointment_notice (
      id uuid primary key,
      comune_id text not null references comune,
      appointment_id uuid not null references appointment,
      person_id uuid not null references person,
      kind text not null
        check (kind in ('booked', 'moved', 'cancelled', 'cancelledByOffice', 'reminder')),
      starts_at timestamptz not null,
      created_at timestamptz not null default now(),
      try_at timestamptz not null default now(),
      sent_at timestamptz,
      dropped_at timestamptz,
      check (sent_at is null or dropped_at is null)
    );
    create index appointment_notice_waiting on appointment_notice (try_at)
      where sent_at is null and dropped_at is null;
    create index notice_of_appointment on appointment_notice (appointment_id);
  `.execute(db);
  await protect(db);
  await erase(db);
}

const OURS = sql`comune_id = asking_comune()`;
const SYSTEM = sql`${OURS} and asking_role() = 'system'`;

async function protect(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table appointment enable row level security, force row level security;
    create policy reads on appointment for select using (${OURS} and case asking_role()
      when 'citizen' then citizen_id = asking_person()
      when 'sportello' then sportello_id = asking_sportello()
      when 'admin' then true when 'system' then true
      else false end);
    create policy inserts on appointment for insert with check (${SYSTEM});
    create policy updates on appointment for update using (${SYSTEM}) with check (${SYSTEM});
    grant select, insert on appointment to wemi_app;
    grant update (starts_at, ends_at, place, state, cancel_reason) on appointment to wemi_app;

    alter table appointment_act enable row level security, force row level security;
    create policy reads on appointment_act for select using (${OURS}
      and asking_role() in ('admin', 'auditor', 'system'));
    create policy inserts on appointment_act for insert with check (${SYSTEM});
    grant select, insert on appointment_act to wemi_app;

    alter table appointment_notice enable row level security, force row level security;
    create policy reads on appointment_notice for select using (${SYSTEM});
    create policy inserts on appointment_notice for insert with check (${SYSTEM});
    create policy updates on appointment_notice for update using (${SYSTEM});
    grant select, insert, update (try_at, sent_at, dropped_at) on appointment_notice to wemi_app;
  `.execute(db);
}

async function erase(db: Kysely<unknown>): Promise<void> {
  for (const table of ['appointment', 'appointment_act', 'appointment_notice']) {
    await sql`create policy erases on ${sql.table(table)} for all to current_user
      using (${SYSTEM}) with check (${SYSTEM})`.execute(db);
  }
  await sql`
    alter function erase_person(uuid) rename to erase_person_until_0114;
    revoke execute on function erase_person_until_0114(uuid) from wemi_app;
    create function erase_person(asked uuid) returns void
      language plpgsql security definer set search_path = wemi, public, pg_temp as $$
    declare
      whose uuid;
    begin
      select person_id into whose from erasure where id = asked and comune_id = asking_comune();
      perform erase_person_until_0114(asked);
      delete from appointment_notice where person_id = whose;
      delete from appointment_act
        where appointment_id in (select id from appointment where citizen_id = whose);
      delete from appointment where citizen_id = whose;
    end $$;
    revoke execute on function erase_person(uuid) from public;
    grant execute on function erase_person(uuid) to wemi_app;
  `.execute(db);
}
