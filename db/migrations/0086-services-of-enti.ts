import { type Kysely, type RawBuilder, sql } from 'kysely';

/**
 * Services as enti write them (docs/adr/0049). `service` is what families find now; beside it stand
 * what its ente is writing, every version that was sent or published, and every move. The platform
 * writes all of it after it has judged who may: what an ente says goes through one function.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ente_service (
      id uuid primary key,
      comune_id text not null,
      ente_id uuid not null references ente,
      service_type_id text not null,
      state text not null check (state in ('draft', 'waiting', 'published', 'changed', 'paused', 'withdrawn')),
      version integer not null default 1,
      content jsonb not null,
      versions integer not null default 0,
      live_version integer,
      waiting_version integer,
      updated_by uuid,
      updated_at timestamptz not null default date_trunc('milliseconds', now()),
      state_since timestamptz not null default date_trunc('milliseconds', now()),
      foreign key (comune_id, service_type_id) references service_type,
      check (live_version <= versions and waiting_version <= versions),
      check (state not in ('published', 'changed', 'paused') or live_version is not null),
      check ((state in ('waiting', 'changed')) = (waiting_version is not null))
    );
    create index ente_service_of_ente on ente_service (ente_id, updated_at desc, id desc);
    create index ente_service_waiting on ente_service (comune_id, state_since, id)
      where state in ('waiting', 'changed');

    create table ente_service_version (
      service_id uuid not null references ente_service,
      number integer not null,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      content jsonb not null,
      written_by uuid,
      at timestamptz not null default now(),
      primary key (service_id, number)
    );

    create table ente_service_act (
      id uuid primary key,
      comune_id text not null references comune,
      service_id uuid not null references ente_service,
      ente_id uuid not null references ente,
      transition text not null,
      from_state text,
      to_state text not null,
      number integer,
      actor_id uuid not null,
      actor_role text not null,
      reason text,
      at timestamptz not null default clock_timestamp()
    );
    create index ente_service_act_of_service on ente_service_act (service_id, at);

    create function keep_service_version() returns trigger language plpgsql
      set search_path = wemi, public, pg_temp as $$
    declare
      said jsonb := jsonb_build_object(
        'title', new.title, 'summary', new.summary, 'description', new.description,
        'included', new.included, 'profiles', new.profiles, 'competences', new.competences,
        'languages', new.languages, 'zones', new.zones, 'priceLines', new.price_lines,
        'availableFrom', new.available_from, 'covers', new.covers);
      next integer;
    begin
      if exists (
        select from ente_service written
        join ente_service_version told on told.service_id = written.id and told.number = written.live_version
        where written.id = new.id and told.content = said)
      then return null;
      end if;
      insert into ente_service (id, comune_id, ente_id, service_type_id, state, content, versions, live_version)
        values (new.id, new.comune_id, new.ente_id, new.service_type_id, 'published', said, 1, 1)
        on conflict (id) do update set state = 'published', content = said, waiting_version = null,
          version = ente_service.version + 1, versions = ente_service.versions + 1,
          live_version = ente_service.versions + 1, updated_at = date_trunc('milliseconds', now())
        returning versions into next;
      insert into ente_service_version (service_id, number, comune_id, ente_id, content)
        values (new.id, next, new.comune_id, new.ente_id, said);
      return null;
    end $$;
    create trigger keep_version after insert or update on service
      for each row execute function keep_service_version();
  `.execute(db);
  const office = sql`asking_role() in ('admin', 'auditor')`;
  await protect(db, 'ente_service', sql`(${OWN} or (${office} and versions > 0))`);
  await protect(db, 'ente_service_version', sql`(${OWN} or ${office})`);
  await protect(db, 'ente_service_act', sql`(${OWN} or ${office})`);
  await sql`
    create policy updates on ente_service for update using (comune_id = asking_comune() and ${SYSTEM})
      with check (comune_id = asking_comune() and ${SYSTEM});
    grant select, insert, update on ente_service to wemi_app;
    grant select, insert on ente_service_version, ente_service_act to wemi_app;

    drop policy inserts on service;
    drop policy updates on service;
    drop policy deletes on service;
    create policy inserts on service for insert with check (comune_id = asking_comune() and ${SYSTEM});
    create policy updates on service for update using (comune_id = asking_comune() and ${SYSTEM})
      with check (comune_id = asking_comune() and ${SYSTEM});
    create policy deletes on service for delete using (comune_id = asking_comune() and ${SYSTEM});

    -- What a service is found by follows the names of its type and its ente, whoever changes them.
    alter function refill_service_search() security definer set search_path = wemi, public, pg_temp;
    create policy refills on service for update to current_user
      using (comune_id = asking_comune()) with check (comune_id = asking_comune());
  `.execute(db);
  await keepWhatIsThere(db);
}

/** What was there before is each service's first version. */
async function keepWhatIsThere(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    declare
      each_comune text;
    begin
      for each_comune in select id from comune loop
        perform set_config('wemi.comune', each_comune, true), set_config('wemi.role', 'system', true);
        update service set title = title where comune_id = each_comune;
      end loop;
      perform set_config('wemi.comune', '', true), set_config('wemi.role', '', true);
    end $$;
  `.execute(db);
}

type Right = RawBuilder<unknown>;
const SYSTEM: Right = sql`asking_role() = 'system'`;
const OWN: Right = sql`(asking_role() = 'ente' and ente_id = asking_ente())`;

async function protect(db: Kysely<unknown>, table: string, read: Right): Promise<void> {
  const name = sql.table(table);
  await sql`
    alter table ${name} enable row level security, force row level security;
    create policy reads on ${name} for select using (comune_id = asking_comune() and (${read} or ${SYSTEM}));
    create policy inserts on ${name} for insert with check (comune_id = asking_comune() and ${SYSTEM});
  `.execute(db);
}
