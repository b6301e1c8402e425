import { type Kysely, sql } from 'kysely';

/**
 * Photographs of enti and of their services (docs/adr/0056): which ones, in which order and what they
 * show stands in the versions of a sheet or of a service, and in the row that is written from the last.
 * The pictures are those of contents; an ente adds its own, and names no others.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ente add column photos jsonb not null default '[]';
    alter table service add column photos jsonb not null default '[]';
    alter table content_image add column ente_id uuid references ente;
    create index content_image_of_ente on content_image (ente_id) where ente_id is not null;
    drop policy inserts on content_image;
    create policy inserts on content_image for insert with check (comune_id = asking_comune()
      and written_by = asking_person()
      and (asking_role() = 'admin' and ente_id is null
        or asking_role() = 'ente' and ente_id = asking_ente()));

    create or replace view published_service as
      select id, comune_id, ente_id, service_type_id, title, summary, description, included,
        profiles, competences, languages, zones, price_lines, price_from_cents, price_unit,
        available_from, drawing, published_at, search,
        covers, facets, hour_cents, hour_minimum, holiday_cents, night_cents, visit_cents,
        bundle_cents, bundle_units, month_cents, photos
      from service
      where comune_id = asking_comune();

    -- Versions from before there were photographs say nothing of them, which is the same as none.
    create or replace function keep_service_version() returns trigger language plpgsql
      set search_path = wemi, public, pg_temp as $$
    declare
      said jsonb := jsonb_build_object(
        'title', new.title, 'summary', new.summary, 'description', new.description,
        'included', new.included, 'profiles', new.profiles, 'competences', new.competences,
        'languages', new.languages, 'zones', new.zones, 'priceLines', new.price_lines,
        'availableFrom', new.available_from, 'covers', new.covers)
        || case when new.photos = '[]' then '{}' else jsonb_build_object('photos', new.photos) end;
      next integer;
    begin
      if exists (
        select from ente_service written
        join ente_service_version told on told.service_id = written.id and told.number = written.live_version
        where written.id = new.id
          and case when told.content->'photos' = '[]' then told.content - 'photos' else told.content end = said)
      then return null;
      end if;
      insert into ente_service (id, comune_id, ente_id, service_type_id, state, content, versions, live_version)
        values (new.id, new.comune_id, new.ente_id, new.service_type_id, 'published', said, 1, 1)
        on conflict (id) do update set state = 'published', content = said, waiting_version = null,
          version = ente_service.version + 1, versions = ente_service.versions + 1,
          live_version = ente_service.versions + 1, updated_at = date_trunc('milliseconds', now())
        returning versions into next;
      insert into ente_service_version (service_id, number, comune_id, ente_id, content)
        values (new.id, next, new.comune_id, new.ente_id, said);
      return null;
    end $$;
  `.execute(db);
}
