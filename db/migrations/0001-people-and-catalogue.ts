import { type Kysely, sql } from 'kysely';

/** Who exists and what is offered: comuni, persons, the catalogue, enti and their services. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists unaccent schema public;
    create extension if not exists pg_trgm schema public;
    create extension if not exists pgcrypto schema public;

    create table comune (
      id text primary key,
      name text not null,
      patron text not null check (patron ~ '^\\d{2}-\\d{2}$'),
      number_prefix text not null unique,
      next_number integer not null default 1
    );
    create table municipio (
      comune_id text not null references comune,
      id integer not null,
      name text not null,
      primary key (comune_id, id)
    );
    create table person (
      id uuid primary key,
      comune_id text not null references comune,
      name text not null,
      email text,
      language text not null default 'it',
      role text,
      ente_id uuid
    );

    create table section (
      comune_id text not null references comune,
      id text not null,
      position integer not null,
      name_it text not null,
      name_en text not null,
      primary key (comune_id, id)
    );
    create table service_type (
      comune_id text not null references comune,
      id text not null,
      section_id text not null,
      name_it text not null,
      name_en text not null,
      summary_it text not null,
      summary_en text not null,
      profiles text[] not null,
      params jsonb not null,
      price_models text[] not null,
      shared boolean not null default false,
      primary key (comune_id, id),
      foreign key (comune_id, section_id) references section
    );
    create table synonym (
      comune_id text not null,
      term text not null,
      service_type_id text not null,
      primary key (comune_id, term, service_type_id),
      foreign key (comune_id, service_type_id) references service_type
    );
    create table policy (
      id uuid primary key default gen_random_uuid(),
      comune_id text not null references comune,
      service_type_id text,
      valid_from date not null,
      terms jsonb not null,
      unique nulls not distinct (comune_id, service_type_id, valid_from)
    );

    create table ente (
      id uuid primary key,
      comune_id text not null references comune,
      name text collate "it-x-icu" not null,
      kind text not null,
      about_it text not null,
      about_en text not null,
      address text not null,
      municipio integer,
      phone text not null,
      email text not null,
      founded integer,
      drawing text not null,
      qualified_until date not null,
      suspended boolean not null default false
    );
    create index ente_by_name on ente (comune_id, name, id);
    create table operator (
      id uuid primary key,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      person_id uuid,
      name text not null,
      profile text not null,
      competences text[] not null default '{}'
    );
    create index operator_by_ente on operator (ente_id, name);
    create table service (
      id uuid primary key,
      comune_id text not null,
      ente_id uuid not null references ente,
      service_type_id text not null,
      title text collate "it-x-icu" not null,
      summary text not null,
      description text not null,
      included text[] not null default '{}',
      profiles text[] not null,
      competences text[] not null default '{}',
      languages text[] not null default '{}',
      zones integer[] not null,
      price_lines jsonb not null,
      price_from_cents integer not null check (price_from_cents >= 0),
      price_unit text not null,
      available_from date,
      drawing text not null,
      published_at timestamptz not null default now(),
      check (cardinality(zones) > 0),
      foreign key (comune_id, service_type_id) references service_type
    );
    create index service_by_type on service (comune_id, service_type_id, price_from_cents, id);
    create index service_by_ente on service (ente_id);
    create index service_by_facet on service using gin (zones, profiles, competences);
    create index service_by_price on service (comune_id, price_from_cents, id);
    create index service_by_title on service (comune_id, title, id);
  `.execute(db);
}
