import { type Kysely, sql } from 'kysely';

/**
 * The office finds pratiche by who asked for them and by the chosen ente. Row-level security keeps
 * `like` out of the indexes (see 0006), so names are searched by a function of the owner's, which
 * answers ids only, to the office only, of its own comune only.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index person_by_likeness on person using gin (plain(name) public.gin_trgm_ops);
    create policy called on person for select to current_user using (true);

    create function people_called(patterns text[], most integer) returns setof uuid
      language sql stable security definer set search_path = wemi, public, pg_temp as $$
        select id from person
        where plain(name) like patterns[1]
          and plain(name) like all (patterns)
          and comune_id = asking_comune()
          and asking_role() in ('admin', 'auditor')
        limit most
      $$;
    revoke execute on function people_called from public;
    grant execute on function people_called to wemi_app;

    create index pratica_by_chosen_ente on pratica
      (chosen_ente_id, updated_at desc, id desc) where chosen_ente_id is not null;
  `.execute(db);
}
