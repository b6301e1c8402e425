import { type Kysely, sql } from 'kysely';

/**
 * Who may come in is Keycloak's to say (docs/adr/0051). Here is written down what was asked of it, by
 * whom and whether it was done: first that it is asked, then that it is done, so that a crash in between
 * is seen. `said` holds roles and places, never a name or an address. Of a session only the browser's and
 * the system's name are kept, for a day, so that its person can tell one device from another.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account_act (
      id uuid primary key,
      comune_id text not null references comune,
      actor_id uuid not null,
      account_id uuid,
      act text not null check (act in ('invited', 'role-changed', 'suspended', 'reinstated',
        'credentials-mailed', 'session-ended', 'sessions-ended')),
      said jsonb not null default '{}',
      reason text,
      request_hash text not null,
      asked_at timestamptz not null default now(),
      done_at timestamptz,
      check (account_id is not null or act = 'invited')
    );
    create index account_act_latest on account_act (comune_id, account_id, asked_at desc);
    alter table account_act enable row level security, force row level security;
    create policy all_of_it on account_act using (${SYSTEM}) with check (${SYSTEM});
    create policy reads on account_act for select
      using (comune_id = asking_comune() and asking_role() in ('admin', 'auditor'));
    create policy erases on account_act for all to current_user using (${SYSTEM}) with check (${SYSTEM});
    grant select, insert, update (account_id, done_at) on account_act to wemi_app;

    create table person_session (
      digest text primary key,
      comune_id text not null references comune,
      person_id uuid not null,
      device text not null,
      seen_at timestamptz not null default now()
    );
    create index person_session_of on person_session (person_id);
    create index person_session_seen on person_session (comune_id, seen_at);
    alter table person_session enable row level security, force row level security;
    create policy own on person_session
      using (comune_id = asking_comune() and (person_id = asking_person() or asking_role() = 'system'))
      with check (comune_id = asking_comune() and (person_id = asking_person() or asking_role() = 'system'));
    create policy erases on person_session for all to current_user using (${SYSTEM}) with check (${SYSTEM});
    grant select, insert, delete, update (seen_at) on person_session to wemi_app;

    create index person_staff on person (comune_id, name, id) where role <> 'citizen';
    create index person_citizens on person (comune_id, name, id) where role = 'citizen';
    create index person_by_email on person (comune_id, lower(email)) where email is not null;

    alter function erase_person(uuid) rename to erase_person_until_0090;
    revoke execute on function erase_person_until_0090(uuid) from wemi_app;
    create function erase_person(asked uuid) returns void
      language plpgsql security definer set search_path = wemi, public, pg_temp as $$
    declare
      whose uuid;
    begin
      select person_id into whose from erasure where id = asked and comune_id = asking_comune();
      perform erase_person_until_0090(asked);
      update account_act set reason = null, request_hash = '' where account_id = whose;
      delete from person_session where person_id = whose;
    end $$;
    revoke execute on function erase_person(uuid) from public;
    grant execute on function erase_person(uuid) to wemi_app;
  `.execute(db);
}

const SYSTEM = sql.raw(`comune_id = asking_comune() and asking_role() = 'system'`);
