import { type Kysely, sql } from 'kysely';

/**
 * Where a sportello is and when it is open, as the comune writes it: every save is a version, only
 * added to, and the row of the sportello carries what stands. One that is not shown keeps its staff and its mandates.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table sportello
      add column address text not null default '',
      add column municipio integer,
      add column phone text not null default '',
      add column hours jsonb not null default '[]',
      add column closed_days jsonb not null default '[]',
      add column is_shown boolean not null default true,
      add column sheet_version integer not null default 0 check (sheet_version >= 0),
      add foreign key (comune_id, municipio) references municipio;
    create policy office_writes on sportello for insert with check (${BY_ADMIN});
    create policy office_updates on sportello for update using (${BY_ADMIN}) with check (${BY_ADMIN});

    create table sportello_version (
      id uuid primary key,
      comune_id text not null references comune,
      sportello_id text not null,
      version integer not null check (version > 0),
      said jsonb not null,
      written_by uuid not null references person,
      at timestamptz not null default now(),
      foreign key (comune_id, sportello_id) references sportello,
      unique (comune_id, sportello_id, version)
    );
    alter table sportello_version enable row level security, force row level security;
    create policy reads on sportello_version for select using (comune_id = asking_comune()
      and asking_role() in ('admin', 'auditor', 'system'));
    create policy inserts on sportello_version for insert
      with check (${BY_ADMIN} and written_by = asking_person());
    grant select, insert on sportello_version to wemi_app;
  `.execute(db);
}

const BY_ADMIN = sql.raw(`comune_id = asking_comune() and asking_role() = 'admin'`);
