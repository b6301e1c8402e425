import { type Kysely, sql } from 'kysely';

/**
 * A service type that a comune no longer offers is retired: what runs keeps it, its services are no
 * longer shown, and it can be taken back as it was. Who did which, when and why stays.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table service_type add column retired_at timestamptz;
    create table service_type_retirement (
      id uuid primary key,
      comune_id text not null,
      service_type_id text not null,
      act text not null check (act in ('retire', 'restore')),
      reason text not null,
      services integer not null,
      enti integer not null,
      drafts integer not null,
      pratiche integer not null,
      written_by uuid not null references person,
      at timestamptz not null default now(),
      foreign key (comune_id, service_type_id) references service_type
    );
    create index service_type_retirement_of
      on service_type_retirement (comune_id, service_type_id, at desc);
    alter table service_type_retirement enable row level security, force row level security;
    create policy reads on service_type_retirement for select using (comune_id = asking_comune()
      and asking_role() in ('admin', 'auditor', 'system'));
    create policy inserts on service_type_retirement for insert with check (
      comune_id = asking_comune() and (asking_role() = 'system'
        or asking_role() = 'admin' and written_by = asking_person()));
    grant select, insert on service_type_retirement to wemi_app;

    create or replace view published_service as
      select id, comune_id, ente_id, service_type_id, title, summary, description, included,
        profiles, competences, languages, zones, price_lines, price_from_cents, price_unit,
        available_from, drawing, published_at, search,
        covers, facets, hour_cents, hour_minimum, holiday_cents, night_cents, visit_cents,
        bundle_cents, bundle_units, month_cents, photos
      from service
      where comune_id = asking_comune() and service_type_id <> all (array(
        select type.id from service_type type
        where type.comune_id = asking_comune() and type.retired_at is not null));
  `.execute(db);
}
