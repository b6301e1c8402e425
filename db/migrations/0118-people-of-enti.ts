import { type Kysely, sql } from 'kysely';

/**
 * An ente looks after those who work for it (docs/adr/0062): it finds them by name, and reads what was
 * done with their accounts. An act says for which ente it was done. Where two have to decide, whoever was
 * let in by an ente stands for the person who let them in, up to one whom the office knows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table account_act add column ente_id uuid references ente;
    create policy reads_of_own_ente on account_act for select using (comune_id = asking_comune()
      and asking_role() = 'ente' and exists (select from person where person.id = account_id
        and person.ente_id = asking_ente() and person.role in ('ente', 'operator')));

    create or replace function people_called(patterns text[], most integer) returns setof uuid
      language sql stable security definer set search_path = wemi, public, pg_temp as $$
        select id from person
        where plain(name) like patterns[1]
          and plain(name) like all (patterns)
          and comune_id = asking_comune()
          and (asking_role() in ('admin', 'auditor')
            or asking_role() = 'ente' and ente_id = asking_ente() and role in ('ente', 'operator'))
        limit most
      $$;

    create function stands_for(asked uuid) returns uuid
      language sql stable set search_path = wemi, public, pg_temp as $$
        with recursive line as (
          select asked as id, 0 as step
          union all
          select act.actor_id, line.step + 1
          from line join account_act act on act.account_id = line.id
          where act.act = 'invited' and act.ente_id is not null and line.step < 1000
        )
        select id from line order by step desc limit 1
      $$;
    revoke execute on function stands_for from public;
    grant execute on function stands_for to wemi_app;

    alter policy updates on iban_proposal with check (comune_id = asking_comune()
      and (status <> 'confirmed' or stands_for(decided_by) <> stands_for(proposed_by)));
  `.execute(db);
}
