import { type Kysely, sql } from 'kysely';

/**
 * What a service says of the questions of its type, and its prices as numbers, so that the search can
 * filter and reckon over a hundred thousand of them. `covers` is what the ente says ("timeBands:night");
 * a trigger adds what follows from prices, languages and competences, and writes both to `facets`.
 * A municipio has the middle of its area, to tell how far an ente is without anybody's address, and a
 * shape on a schematic map of 100 by 100.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table municipio
      add column latitude double precision check (latitude between -90 and 90),
      add column longitude double precision check (longitude between -180 and 180),
      add column shape text check (shape ~ '^[MLAZ0-9 .,-]+$' and length(shape) <= 2000);

    alter table service
      add column covers text[] not null default '{}',
      add column facets text[] not null default '{}',
      add column hour_cents integer,
      add column hour_minimum integer,
      add column holiday_cents integer,
      add column night_cents integer,
      add column visit_cents integer,
      add column bundle_cents integer,
      add column bundle_units integer,
      add column month_cents integer;
    create index service_by_what_it_covers on service using gin (facets);

    create function line_cents(lines jsonb, unit text, band text) returns integer
      immutable parallel safe language sql
      return (select min((line->>'unitCents')::integer) from jsonb_array_elements(lines) line
        where line->>'unit' = $2 and line->>'band' is not distinct from $3);

    create function fill_service_facets() returns trigger language plpgsql
      set search_path = wemi, public, pg_temp as $$
    begin
      new.hour_cents := coalesce(
        line_cents(new.price_lines, 'hour', 'weekday'), line_cents(new.price_lines, 'hour', null));
      new.holiday_cents := line_cents(new.price_lines, 'hour', 'holiday');
      new.night_cents := line_cents(new.price_lines, 'hour', 'night');
      new.visit_cents := line_cents(new.price_lines, 'visit', null);
      new.month_cents := line_cents(new.price_lines, 'month', null);
      new.hour_minimum := (
        select max((line->>'minimum')::integer) from jsonb_array_elements(new.price_lines) line
        where line->>'unit' = 'hour');
      select (line->>'unitCents')::integer, (line->>'quantity')::integer
        into new.bundle_cents, new.bundle_units
        from jsonb_array_elements(new.price_lines) line
        where line->>'unit' = 'package' and (line->>'quantity')::integer > 0
        order by (line->>'unitCents')::numeric / (line->>'quantity')::integer limit 1;
      new.facets := array(
        select unnest(new.covers)
        union select 'timeBands:night' where new.night_cents is not null
        union select 'timeBands:holidays' where new.holiday_cents is not null
        union
          select concat(param->>'id', ':', option->>'id')
          from service_type type, jsonb_array_elements(type.params) param,
            jsonb_array_elements(param->'options') option
          where type.comune_id = new.comune_id and type.id = new.service_type_id
            and param->>'id' in ('languages', 'competences')
            and option->>'it' = any (new.languages || new.competences)
        order by 1);
      return new;
    end $$;
    create trigger fill_facets before insert or update on service
      for each row execute function fill_service_facets();

    do $$
    declare
      each_comune text;
    begin
      for each_comune in select id from comune loop
        perform set_config('wemi.comune', each_comune, true), set_config('wemi.role', 'system', true);
        update service set title = title where comune_id = each_comune;
      end loop;
      perform set_config('wemi.comune', '', true), set_config('wemi.role', '', true);
    end $$;

    create or replace view published_service as
      select id, comune_id, ente_id, service_type_id, title, summary, description, included,
        profiles, competences, languages, zones, price_lines, price_from_cents, price_unit,
        available_from, drawing, published_at, search,
        covers, facets, hour_cents, hour_minimum, holiday_cents, night_cents, visit_cents,
        bundle_cents, bundle_units, month_cents
      from service
      where comune_id = asking_comune();
  `.execute(db);
}
