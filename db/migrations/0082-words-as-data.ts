import { type Kysely, sql } from 'kysely';

/**
 * Everyday words become the administrators' data: a word leads to a service type, to an option of a
 * question ("notte": times of day, night), or to both. A word that was taken away stays, marked, so
 * that the seed of a later start does not bring it back. Names of types are found by their stems too,
 * and typing errors are counted letter by letter (Levenshtein), not by likeness alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists fuzzystrmatch schema public;

    alter table synonym
      drop constraint synonym_pkey,
      alter column service_type_id drop not null,
      add column id uuid not null default gen_random_uuid() primary key,
      add column param text,
      add column option text,
      add column written_by uuid references person,
      add column written_at timestamptz not null default now(),
      add column removed_by uuid references person,
      add column removed_at timestamptz,
      add constraint synonym_leads_somewhere check (service_type_id is not null or param is not null),
      add constraint synonym_of_an_option check ((param is null) = (option is null)),
      add constraint synonym_once unique nulls not distinct
        (comune_id, term, service_type_id, param, option);
    grant insert (id, comune_id, term, service_type_id, param, option, written_by),
      update (removed_by, removed_at, written_by) on synonym to wemi_app;

    alter table service_type
      add column stems text not null generated always as (wemi.stems(name_it)) stored;
  `.execute(db);
}
