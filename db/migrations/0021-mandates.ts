import { type Kysely, sql } from 'kysely';

/**
 * Acting for another. A mandate is given by a citizen to a person, who accepts it, or signed on
 * paper at a sportello; what was done with it is kept in rows that are only ever added. Whoever
 * holds one reads what the principal reads, as long as it is good.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db);
  await createAskingFunctions(db);
  await protectMandates(db);
  await protectRegistered(db);
  await letSportelliFindCitizens(db);
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sportello (
      comune_id text not null references comune,
      id text not null,
      name text not null,
      primary key (comune_id, id)
    );
    create table registered_citizen (
      person_id uuid primary key references person,
      comune_id text not null references comune,
      fiscal_code text not null,
      phone text,
      sportello_id text not null,
      registered_by uuid not null,
      request_hash text not null,
      registered_at timestamptz not null default now(),
      unique (comune_id, fiscal_code),
      foreign key (comune_id, sportello_id) references sportello
    );
    alter table pratica add unique (id, applicant_id);
    create table mandate (
      id uuid primary key,
      comune_id text not null references comune,
      kind text not null check (kind in ('delegate', 'sportello')),
      principal_id uuid not null references person,
      principal_name text not null,
      delegate_id uuid,
      delegate_name text,
      delegate_email text,
      delegate_digest text,
      sportello_id text,
      scope text[] not null check (cardinality(scope) > 0
        and scope <@ array['request', 'choose', 'pay', 'service', 'documents']),
      pratica_id uuid,
      starts_on date not null,
      expires_on date not null check (expires_on >= starts_on),
      created_at timestamptz not null default now(),
      decided_at timestamptz,
      accepted boolean,
      revoked_at timestamptz,
      signed_on date,
      note text,
      request_hash text not null,
      foreign key (comune_id, sportello_id) references sportello,
      foreign key (pratica_id, principal_id) references pratica (id, applicant_id),
      check ((accepted is null) = (decided_at is null)),
      check (case kind
        when 'delegate' then delegate_email is not null and delegate_digest is not null
          and sportello_id is null and signed_on is null
        else sportello_id is not null and delegate_email is null and delegate_id is null
          and signed_on is not null and accepted end),
      check (delegate_id <> principal_id)
    );
    create index mandate_given on mandate (principal_id, created_at desc, id desc);
    create index mandate_received on mandate (delegate_id) where delegate_id is not null;
    create index mandate_offered on mandate (delegate_digest) where decided_at is null;
    create index mandate_signed on mandate (sportello_id, principal_id)
      where sportello_id is not null;
    create index mandate_of_pratica on mandate (pratica_id) where pratica_id is not null;
    create index mandate_of_comune on mandate (comune_id, created_at desc, id desc);
    create table mandate_event (
      id bigint generated always as identity primary key,
      mandate_id uuid not null references mandate,
      comune_id text not null references comune,
      kind text not null check (kind in ('offered', 'signed', 'accepted', 'refused', 'revoked')),
      actor_id uuid not null,
      actor_name text not null,
      actor_role text not null,
      reason text,
      at timestamptz not null default now()
    );
    create index mandate_event_of on mandate_event (mandate_id, id);
    create table mandate_notice (
      id uuid primary key default gen_random_uuid(),
      mandate_id uuid not null references mandate,
      comune_id text not null references comune,
      kind text not null check (kind in ('offered', 'signed', 'accepted', 'refused', 'revoked')),
      audience text not null check (audience in ('principal', 'delegate')),
      created_at timestamptz not null default now(),
      try_at timestamptz not null default now(),
      sent_at timestamptz
    );
    create index mandate_notice_waiting on mandate_notice (try_at) where sent_at is null;
    alter table need add column mandate_id uuid references mandate;
    create index need_by_mandate on need (mandate_id) where mandate_id is not null;
  `.execute(db);
}

/**
 * An address that an offer went to is known by its digest: a statement, and so a log, never holds
 * it. `live_mandates` answers as the owner, so that no policy looks in a circle. Policies ask for
 * its ids as one array, by a scalar subquery: it runs once for a statement, and only for whoever is
 * not the applicant; a scan of it would be made ready in every statement, also where nobody needs it.
 */
async function createAskingFunctions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function asking_sportello() returns text stable parallel safe language sql
      return nullif(current_setting('wemi.sportello', true), '');
    create function asking_digest() returns text stable parallel safe language sql
      return nullif(current_setting('wemi.digest', true), '');
    create policy held on mandate for select to current_user using (true);
    create function live_mandates() returns setof mandate
      language sql stable parallel safe security definer rows 3
      set search_path = wemi, pg_temp as $$
        select mandate.* from mandate
        where asking_role() = 'citizen' and delegate_id = asking_person()
          and comune_id = asking_comune() and accepted and revoked_at is null
          and (now() at time zone 'Europe/Rome')::date between starts_on and expires_on
        union all
        select mandate.* from mandate
        where asking_role() = 'sportello' and sportello_id = asking_sportello()
          and comune_id = asking_comune() and accepted and revoked_at is null
          and (now() at time zone 'Europe/Rome')::date between starts_on and expires_on
      $$;
    create function held_principals() returns uuid[]
      language sql stable parallel safe security definer set search_path = wemi, pg_temp
      return array(select principal_id from live_mandates() where pratica_id is null);
    create function held_pratiche() returns uuid[]
      language sql stable parallel safe security definer set search_path = wemi, pg_temp
      return array(select pratica_id from live_mandates() where pratica_id is not null);
    create function held_people() returns uuid[]
      language sql stable parallel safe security definer set search_path = wemi, pg_temp
      return array(select principal_id from live_mandates());
    create function mandates_to_ask() returns uuid[]
      language sql stable parallel safe security definer set search_path = wemi, pg_temp
      return array(select id from live_mandates() where 'request' = any (scope));
    create function may_ask(mandate uuid, principal uuid) returns boolean
      language sql stable parallel safe security definer set search_path = wemi, pg_temp
      return exists (select from live_mandates() held
        where held.id = mandate and held.principal_id = principal and 'request' = any (scope));
    revoke execute on function live_mandates, held_principals, held_pratiche, held_people,
      mandates_to_ask, may_ask from public;
    grant execute on function live_mandates, held_principals, held_pratiche, held_people,
      mandates_to_ask, may_ask to wemi_app;
  `.execute(db);
}

const OFFICE = sql`asking_role() in ('admin', 'auditor', 'system')`;

async function protectMandates(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table sportello enable row level security, force row level security;
    alter table mandate enable row level security, force row level security;
    alter table mandate_event enable row level security, force row level security;
    alter table mandate_notice enable row level security, force row level security;

    create policy reads on sportello for select using (comune_id = asking_comune());
    create policy writes on sportello for insert with check (
      comune_id = asking_comune() and asking_role() = 'system');
    create policy updates on sportello for update using (
      comune_id = asking_comune() and asking_role() = 'system');

    create policy reads on mandate for select using (comune_id = asking_comune() and (
      case asking_role()
        when 'citizen' then principal_id = asking_person() or delegate_id = asking_person()
          or decided_at is null and delegate_digest = asking_digest()
        when 'sportello' then sportello_id = asking_sportello()
        else ${OFFICE} end));
    create policy inserts on mandate for insert with check (comune_id = asking_comune() and (
      case asking_role()
        when 'citizen' then kind = 'delegate' and principal_id = asking_person()
          and accepted is null and revoked_at is null
        when 'sportello' then kind = 'sportello' and sportello_id = asking_sportello()
        else asking_role() = 'system' end));
    create policy updates on mandate for update using (comune_id = asking_comune() and (
      case asking_role()
        when 'citizen' then principal_id = asking_person() or delegate_id = asking_person()
          or decided_at is null and delegate_digest = asking_digest()
        else asking_role() in ('admin', 'system') end))
      with check (comune_id = asking_comune() and (
        asking_role() in ('admin', 'system')
        or principal_id = asking_person() or delegate_id = asking_person()));

    create policy reads on mandate_event for select using (comune_id = asking_comune() and (
      actor_id = asking_person() or ${OFFICE} or exists (
        select from mandate where mandate.id = mandate_event.mandate_id
          and (principal_id = asking_person() or sportello_id = asking_sportello()))));
    create policy inserts on mandate_event for insert with check (
      comune_id = asking_comune()
      and (asking_role() = 'system' or actor_id = asking_person())
      and exists (select from mandate where mandate.id = mandate_event.mandate_id));

    create policy reads on mandate_notice for select using (
      comune_id = asking_comune() and asking_role() = 'system');
    create policy inserts on mandate_notice for insert with check (comune_id = asking_comune()
      and exists (select from mandate where mandate.id = mandate_notice.mandate_id));
    create policy updates on mandate_notice for update using (
      comune_id = asking_comune() and asking_role() = 'system');

    grant select, insert, update on sportello to wemi_app;
    grant select, insert on mandate, mandate_event, mandate_notice to wemi_app;
    grant update (delegate_id, delegate_name, accepted, decided_at, revoked_at)
      on mandate to wemi_app;
    grant update (try_at, sent_at) on mandate_notice to wemi_app;
  `.execute(db);
}

/** Who has no login: written down at a sportello, under a fiscal code that is kept apart. */
async function protectRegistered(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table registered_citizen enable row level security, force row level security;
    create policy called on registered_citizen for select to current_user using (true);
    create policy reads on registered_citizen for select using (comune_id = asking_comune() and (
      ${OFFICE} or person_id = asking_person() or sportello_id = asking_sportello()));
    create policy inserts on registered_citizen for insert with check (
      comune_id = asking_comune() and (asking_role() = 'system'
        or asking_role() = 'sportello' and sportello_id = asking_sportello()
          and registered_by = asking_person()));
    grant select, insert on registered_citizen to wemi_app;

    alter policy inserts on person with check (comune_id = asking_comune() and (
      id = asking_person() or asking_role() = 'system'
      or asking_role() = 'sportello' and asking_sportello() is not null and role = 'citizen'));
  `.execute(db);
}

/** By words of a name, by a whole fiscal code, or by id: who it is, and no more. */
async function letSportelliFindCitizens(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function citizens_called(patterns text[], code text, one uuid)
      returns table (id uuid, name text, fiscal_code_end text)
      language sql security definer stable set search_path = wemi, public, pg_temp as $$
        select found.id, found.name, right(registered.fiscal_code, 4)
        from (
          select person.id, person.name, person.comune_id, person.role from person
          where patterns is not null
            and plain(person.name) like patterns[1] and plain(person.name) like all (patterns)
          union all
          select person.id, person.name, person.comune_id, person.role
          from registered_citizen known join person on person.id = known.person_id
          where code is not null and known.fiscal_code = code
            and known.comune_id = asking_comune()
          union all
          select person.id, person.name, person.comune_id, person.role from person
          where one is not null and person.id = one
        ) found
        left join registered_citizen registered on registered.person_id = found.id
        where found.comune_id = asking_comune() and found.role = 'citizen'
          and asking_role() = 'sportello' and asking_sportello() is not null
      $$;
    revoke execute on function citizens_called from public;
    grant execute on function citizens_called to wemi_app;
  `.execute(db);
}
