import { type Kysely, sql } from 'kysely';

/**
 * What a citizen has read and agreed to, and what they took back (docs/adr/0057): each act is a row
 * that names the version of the published words, and rows are only added. An erasure keeps
 * them, for the comune has to prove what it was allowed: under an id that nothing names any more.
 *
 * `phone_for_ente` is what acts on the one consent there is. It holds for the words that are
 * published now: others were never agreed to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table consent_act (
      id uuid primary key,
      comune_id text not null references comune,
      person_id uuid not null references person,
      kind text not null check (kind in ('privacy', 'phone-to-ente')),
      is_given boolean not null,
      version integer not null check (version > 0),
      at timestamptz not null default now(),
      -- What was read cannot be unread.
      check (is_given or kind <> 'privacy')
    );
    create index consent_act_latest on consent_act (person_id, kind, at desc);
    alter table consent_act enable row level security, force row level security;
    create policy reads on consent_act for select
      using (comune_id = asking_comune() and (person_id = asking_person() or asking_role() = 'system'));
    create policy inserts on consent_act for insert with check (comune_id = asking_comune()
      and asking_role() = 'citizen' and person_id = asking_person());
    grant select, insert on consent_act to wemi_app;
  `.execute(db);
  for (const table of ['consent_act', 'contact', 'registered_citizen']) {
    await sql`create policy phone_for_ente on ${sql.table(table)} for select to current_user
      using (comune_id = asking_comune() and asking_role() = 'ente')`.execute(db);
  }
  await sql`
    create function phone_for_ente(which uuid) returns text
      language sql security definer stable set search_path = wemi, public, pg_temp as $$
        select coalesce(
          (select address from contact where person_id = applicant_id and channel = 'sms'
            and verified_at is not null and bounced_at is null and replaced_at is null),
          (select phone from registered_citizen where person_id = applicant_id))
        from pratica
        join lateral (select is_given, version from consent_act
          where person_id = applicant_id and kind = 'phone-to-ente'
          order by at desc limit 1) said on said.is_given
        join lateral (select state, version from content_version words
          where words.comune_id = pratica.comune_id and kind = 'page' and slug = 'consenso-telefono'
            and state <> 'draft' and publish_at <= now()
          order by version desc limit 1) words
          on words.state = 'published' and words.version = said.version
        where pratica.id = which and pratica.comune_id = asking_comune() and not closed
          and asking_role() = 'ente' and chosen_ente_id = asking_ente()
      $$;
    revoke execute on function phone_for_ente(uuid) from public;
    grant execute on function phone_for_ente(uuid) to wemi_app;
  `.execute(db);
}
