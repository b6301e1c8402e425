import { type Kysely, sql } from 'kysely';

/**
 * How much each reason counts in the order of what is found (docs/adr/0048), in versions that everybody
 * may read; and what people searched for in vain. Of a search nobody's name, address or account is kept,
 * and its words only once they were searched for so often that they are nobody's: until then there is a
 * count under a fingerprint, which is thrown away when it stays rare.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isSystem = sql`comune_id = asking_comune() and asking_role() = 'system'`;
  const isOffice = sql`comune_id = asking_comune() and asking_role() in ('admin', 'auditor', 'system')`;
  await sql`
    create table search_ranking (
      id uuid primary key,
      comune_id text not null references comune,
      version integer not null check (version > 0),
      weights jsonb not null,
      reason text not null,
      written_by uuid not null references person,
      at timestamptz not null default now(),
      unique (comune_id, version)
    );
    alter table search_ranking enable row level security, force row level security;
    create policy reads on search_ranking for select using (comune_id = asking_comune());
    create policy inserts on search_ranking for insert with check (comune_id = asking_comune()
      and asking_role() = 'admin' and written_by = asking_person());
    grant select, insert on search_ranking to wemi_app;

    create table search_miss (
      comune_id text not null references comune,
      fingerprint uuid not null,
      day date not null,
      count integer not null default 1 check (count > 0),
      primary key (comune_id, fingerprint, day)
    );
    create index search_miss_by_day on search_miss (comune_id, day);
    alter table search_miss enable row level security, force row level security;
    create policy reads on search_miss for select using (${isOffice});
    create policy inserts on search_miss for insert with check (${isSystem});
    create policy updates on search_miss for update using (${isSystem}) with check (${isSystem});
    create policy deletes on search_miss for delete using (${isSystem});
    grant select, insert, delete, update (count) on search_miss to wemi_app;

    create table search_miss_term (
      comune_id text not null references comune,
      fingerprint uuid not null,
      terms text not null check (terms ~ '^[a-z]+( [a-z]+){0,4}$'),
      known_since date not null,
      primary key (comune_id, fingerprint)
    );
    alter table search_miss_term enable row level security, force row level security;
    create policy reads on search_miss_term for select using (${isOffice});
    create policy inserts on search_miss_term for insert with check (${isSystem});
    grant select, insert on search_miss_term to wemi_app;
  `.execute(db);
}
