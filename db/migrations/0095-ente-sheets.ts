import { type Kysely, sql } from 'kysely';

/**
 * An ente can be registered before anything qualifies it, and writes its own public sheet
 * (docs/adr/0054), in versions that are only added to; the ente's row is written from the last.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ente
      alter column qualified_until drop not null,
      add column sheet_version integer not null default 0 check (sheet_version >= 0),
      add column certificates text[] not null default '{}',
      add column spoken_languages text[] not null default '{}';
    create table ente_version (
      id uuid primary key,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      version integer not null check (version > 0),
      said jsonb not null,
      written_by uuid not null references person,
      at timestamptz not null default now(),
      unique (ente_id, version)
    );
    alter table ente_version enable row level security, force row level security;
    create policy reads on ente_version for select using (comune_id = asking_comune()
      and (asking_role() in ('admin', 'auditor', 'system')
        or asking_role() = 'ente' and ente_id = asking_ente()));
    create policy inserts on ente_version for insert
      with check (comune_id = asking_comune() and asking_role() = 'system');
    grant select, insert on ente_version to wemi_app;
  `.execute(db);
}
