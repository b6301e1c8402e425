import { type Kysely, sql } from 'kysely';

/**
 * What an ente says of each who works for it (docs/adr/0053) is kept in versions, only added to. The
 * row of the operator carries what others ask of it: until which day all that they hold is valid, and
 * since when they work for the ente no more. Who was sent stays named on the orders.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table operator
      add column sheet_version integer not null default 0 check (sheet_version >= 0),
      add column valid_until date,
      add column left_on date;
    create table operator_version (
      id uuid primary key,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      operator_id uuid not null references operator,
      version integer not null check (version > 0),
      said jsonb not null,
      written_by uuid not null references person,
      at timestamptz not null default now(),
      unique (operator_id, version)
    );
    alter table operator_version enable row level security, force row level security;
    create policy reads on operator_version for select using (comune_id = asking_comune()
      and (asking_role() in ('admin', 'auditor', 'system')
        or asking_role() = 'ente' and ente_id = asking_ente()));
    create policy inserts on operator_version for insert with check (comune_id = asking_comune()
      and asking_role() = 'ente' and ente_id = asking_ente() and written_by = asking_person()
      and exists (select from operator o where o.id = operator_id and o.ente_id = asking_ente()));
    grant select, insert on operator_version to wemi_app;
  `.execute(db);
}
