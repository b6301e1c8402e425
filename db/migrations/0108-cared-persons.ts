import { type Kysely, sql } from 'kysely';

/**
 * Whom a citizen looks after, kept by the citizen for the next need: no more than what a need asks
 * of a beneficiary and where they live (docs/adr/0057). Theirs alone to see and to change; an
 * erasure takes it along.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cared_person (
      id uuid not null,
      comune_id text not null references comune,
      owner_id uuid not null references person,
      name text not null check (length(name) between 1 and 120),
      relation text check (length(relation) between 1 and 60),
      born text check (born ~ '^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$'),
      fiscal_code text check (length(fiscal_code) = 16),
      address text check (length(address) between 1 and 200),
      municipio integer,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      -- An id is only its owner's: another's, sent again, names another person.
      primary key (owner_id, id),
      foreign key (comune_id, municipio) references municipio
    );
    alter table cared_person enable row level security, force row level security;
    create policy own on cared_person using (${OWN}) with check (${OWN});
    create policy erases on cared_person for all to current_user using (${SYSTEM}) with check (${SYSTEM});
    grant select, insert, delete,
      update (name, relation, born, fiscal_code, address, municipio, updated_at) on cared_person to wemi_app;

    alter function erase_person(uuid) rename to erase_person_until_0108;
    revoke execute on function erase_person_until_0108(uuid) from wemi_app;
    create function erase_person(asked uuid) returns void
      language plpgsql security definer set search_path = wemi, public, pg_temp as $$
    declare
      whose uuid;
    begin
      select person_id into whose from erasure where id = asked and comune_id = asking_comune();
      perform erase_person_until_0108(asked);
      delete from cared_person where owner_id = whose;
    end $$;
    revoke execute on function erase_person(uuid) from public;
    grant execute on function erase_person(uuid) to wemi_app;
  `.execute(db);
}

const OWN = sql.raw(`comune_id = asking_comune() and owner_id = asking_person()`);
const SYSTEM = sql.raw(`comune_id = asking_comune() and asking_role() = 'system'`);
