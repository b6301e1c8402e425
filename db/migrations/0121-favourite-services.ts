import { type Kysely, sql } from 'kysely';

/**
 * Services that a citizen wants to find again: theirs alone to see, and an erasure takes them along. The
 * title stays for the day on which the service is gone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table favourite_service (
      comune_id text not null references comune,
      owner_id uuid not null references person,
      service_id uuid not null,
      title text not null,
      added_at timestamptz not null default now(),
      primary key (owner_id, service_id)
    );
    alter table favourite_service enable row level security, force row level security;
    create policy own on favourite_service using (${OWN}) with check (${OWN});
    create policy erases on favourite_service for all to current_user using (${SYSTEM}) with check (${SYSTEM});
    grant select, insert, delete on favourite_service to wemi_app;

    alter function erase_person(uuid) rename to erase_person_until_0121;
    revoke execute on function erase_person_until_0121(uuid) from wemi_app;
    create function erase_person(asked uuid) returns void
      language plpgsql security definer set search_path = wemi, public, pg_temp as $$
    declare
      whose uuid;
    begin
      select person_id into whose from erasure where id = asked and comune_id = asking_comune();
      perform erase_person_until_0121(asked);
      delete from favourite_service where owner_id = whose;
    end $$;
    revoke execute on function erase_person(uuid) from public;
    grant execute on function erase_person(uuid) to wemi_app;
  `.execute(db);
}

const OWN = sql.raw(`comune_id = asking_comune() and owner_id = asking_person()`);
const SYSTEM = sql.raw(`comune_id = asking_comune() and asking_role() = 'system'`);
