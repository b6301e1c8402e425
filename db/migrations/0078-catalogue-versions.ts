import { type Kysely, sql } from 'kysely';

/**
 * Service types in versions (docs/adr/0047). `service_type` holds what is published now; whatever it
 * once said stays in `service_type_version`, written by the database itself, so that no change can
 * forget it. A need names the version that it was told in. Who published what, and why, and the
 * sections as they once were, are for the office.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createVersions(db);
  await keepEveryVersion(db);
  await nameThemInNeeds(db);
  await createPapers(db);
}

async function createVersions(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table service_type add column version integer not null default 1 check (version > 0);
    create table service_type_version (
      comune_id text not null,
      service_type_id text not null,
      version integer not null check (version > 0),
      definition jsonb not null,
      at timestamptz not null default now(),
      primary key (comune_id, service_type_id, version),
      foreign key (comune_id, service_type_id) references service_type
    );
    create function definition_of(type service_type) returns jsonb stable language sql
      return jsonb_build_object('sectionId', type.section_id,
        'nameIt', type.name_it, 'nameEn', type.name_en,
        'summaryIt', type.summary_it, 'summaryEn', type.summary_en,
        'profiles', to_jsonb(type.profiles), 'params', type.params,
        'priceModels', to_jsonb(type.price_models), 'shared', type.shared);
    alter table service_type no force row level security;
    insert into service_type_version (comune_id, service_type_id, version, definition)
      select comune_id, id, 1, definition_of(service_type) from service_type;
    alter table service_type force row level security;
    alter table service_type_version enable row level security, force row level security;
    create policy reads on service_type_version for select using (comune_id = asking_comune());
    create policy inserts on service_type_version for insert with check (
      comune_id = asking_comune() and asking_role() in ('admin', 'system'));
    grant select, insert on service_type_version to wemi_app;
    grant insert, update on service_type to wemi_app;
    grant insert, update, delete on section to wemi_app;
  `.execute(db);
}

/** The number goes up when something else is said, and only then, whoever says it. */
async function keepEveryVersion(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function count_versions() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        new.version := 1;
      elsif wemi.definition_of(new) = wemi.definition_of(old) then
        new.version := old.version;
      else
        new.version := old.version + 1;
      end if;
      return new;
    end $$;
    create trigger count_versions before insert or update on service_type
      for each row execute function count_versions();
    create function keep_version() returns trigger language plpgsql as $$
    begin
      insert into wemi.service_type_version (comune_id, service_type_id, version, definition)
        values (new.comune_id, new.id, new.version, wemi.definition_of(new));
      return null;
    end $$;
    create trigger keep_first_version after insert on service_type
      for each row execute function keep_version();
    create trigger keep_version after update on service_type
      for each row when (old.version <> new.version) execute function keep_version();
  `.execute(db);
}

async function nameThemInNeeds(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table need no force row level security;
    alter table service_type_version no force row level security;
    alter table need add column service_type_version integer not null default 1;
    alter table need
      alter column service_type_version drop default,
      add foreign key (comune_id, service_type_id, service_type_version)
        references service_type_version;
    alter table service_type_version force row level security;
    alter table need force row level security;
    create index need_draft_by_type on need (comune_id, service_type_id) where pratica_id is null;
    create function tell_in_version() returns trigger language plpgsql as $$
    begin
      new.service_type_version := (select version from wemi.service_type type
        where type.comune_id = new.comune_id and type.id = new.service_type_id);
      return new;
    end $$;
    create trigger tell_in_version before insert on need
      for each row when (new.service_type_version is null) execute function tell_in_version();
  `.execute(db);
}

const OFFICE_READS = sql`comune_id = asking_comune()
  and asking_role() in ('admin', 'auditor', 'system')`;
const OWN_ACT = sql`comune_id = asking_comune() and (asking_role() = 'system'
  or asking_role() = 'admin' and written_by = asking_person())`;

async function createPapers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table service_type_act (
      id uuid primary key,
      comune_id text not null,
      service_type_id text not null,
      version integer not null,
      written_by uuid not null references person,
      reason text not null,
      at timestamptz not null default now(),
      unique (comune_id, service_type_id, version),
      foreign key (comune_id, service_type_id, version) references service_type_version
    );
    create table section_version (
      id uuid primary key,
      comune_id text not null references comune,
      version integer not null check (version > 0),
      sections jsonb not null,
      written_by uuid not null references person,
      reason text not null,
      at timestamptz not null default now(),
      unique (comune_id, version)
    );
    alter table service_type_act enable row level security, force row level security;
    alter table section_version enable row level security, force row level security;
    create policy reads on service_type_act for select using (${OFFICE_READS});
    create policy inserts on service_type_act for insert with check (${OWN_ACT});
    create policy reads on section_version for select using (${OFFICE_READS});
    create policy inserts on section_version for insert with check (${OWN_ACT});
    grant select, insert on service_type_act, section_version to wemi_app;
  `.execute(db);
}
