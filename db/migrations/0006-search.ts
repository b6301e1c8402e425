import { type Kysely, sql } from 'kysely';

/**
 * Search in Italian, blind to accents. `service.search` weighs title (A), summary and service type
 * (B), ente and competences (C), description (D). `search_word` is the vocabulary that typing
 * errors are mended with; synonyms are found by their stems, so that a plural finds them too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function plain(value text) returns text immutable strict parallel safe language sql
      return lower(public.unaccent('public.unaccent'::regdictionary, value));

    create table search_word (
      comune_id text not null references comune,
      word text not null,
      stem text not null,
      primary key (comune_id, word)
    );
    create index search_word_by_stem on search_word (comune_id, stem);
    create index search_word_by_likeness on search_word using gin (word public.gin_trgm_ops);
    alter table search_word enable row level security, force row level security;
    create policy reads on search_word for select using (comune_id = asking_comune());
    create policy inserts on search_word for insert with check (
      comune_id = asking_comune() and asking_role() in ('admin', 'ente', 'system'));
    grant select, insert on search_word to wemi_app;

    create function stem(word text) returns text immutable strict parallel safe language sql
      return (tsvector_to_array(to_tsvector('pg_catalog.italian', word)))[1];
    create function stems(phrase text) returns text immutable strict parallel safe language sql
      return (
        select string_agg(wemi.stem(word), ' ' order by position)
        from regexp_split_to_table(wemi.plain(phrase), '[^a-z0-9]+')
          with ordinality as part (word, position)
        where length(word) > 1);
    alter table synonym add column stems text not null generated always as (wemi.stems(term)) stored;
    create index synonym_by_stems on synonym (comune_id, stems);
    create function learn_words(comune text, value text) returns void language sql as $$
      insert into wemi.search_word (comune_id, word, stem)
      select distinct comune, word, wemi.stem(word)
      from unnest(tsvector_to_array(to_tsvector('simple', wemi.plain(value)))) word
      where word ~ '^[a-z]{3,30}$' and wemi.stem(word) is not null
      order by 2
      on conflict do nothing
    $$;

    alter table service add column search tsvector not null;
    create index service_search on service using gin (search);
    create function fill_service_search() returns trigger language plpgsql as $$
    declare
      type_name text := (
        select name_it from wemi.service_type t
        where t.comune_id = new.comune_id and t.id = new.service_type_id);
      ente_name text := (select name from wemi.ente where id = new.ente_id);
    begin
      new.search :=
        setweight(to_tsvector('italian', wemi.plain(new.title)), 'A')
        || setweight(to_tsvector('italian', wemi.plain(concat_ws(' ', new.summary, type_name))), 'B')
        || setweight(to_tsvector('italian', wemi.plain(
             concat_ws(' ', ente_name, array_to_string(new.competences || new.profiles, ' ')))), 'C')
        || setweight(to_tsvector('italian', wemi.plain(
             concat_ws(' ', new.description, array_to_string(new.included, ' ')))), 'D');
      perform wemi.learn_words(new.comune_id, concat_ws(' ', new.title, ente_name));
      return new;
    end $$;
    create trigger fill_search before insert or update on service
      for each row execute function fill_service_search();

    create function refill_service_search() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'ente' then
        update wemi.service set title = title where ente_id = new.id;
      else
        update wemi.service set title = title
        where comune_id = new.comune_id and service_type_id = new.id;
      end if;
      return null;
    end $$;
    create trigger refill_search after update of name on ente
      for each row when (old.name <> new.name) execute function refill_service_search();
    create trigger refill_search after update of name_it on service_type
      for each row when (old.name_it <> new.name_it) execute function refill_service_search();

    create function learn_type_words() returns trigger language plpgsql as $$
    begin
      perform wemi.learn_words(new.comune_id, new.name_it);
      return null;
    end $$;
    create trigger learn_words after insert or update of name_it on service_type
      for each row execute function learn_type_words();
    create function learn_synonym_words() returns trigger language plpgsql as $$
    begin
      perform wemi.learn_words(new.comune_id, new.term);
      return null;
    end $$;
    create trigger learn_words after insert on synonym
      for each row execute function learn_synonym_words();
  `.execute(db);
  await openTheTextIndex(db);
}

/**
 * Row-level security keeps conditions that are not leakproof (full text, likeness, arrays) out of
 * the indexes. What is published is public, so the app reads it through views: owned by
 * wemi_owner, who may read every row, and pinned to the asking comune by their own condition.
 */
async function openTheTextIndex(db: Kysely<unknown>): Promise<void> {
  await sql`
    create policy published on service for select to current_user using (true);
    create view published_service as
      select id, comune_id, ente_id, service_type_id, title, summary, description, included,
        profiles, competences, languages, zones, price_lines, price_from_cents, price_unit,
        available_from, drawing, published_at, search
      from service
      where comune_id = asking_comune();
    create policy published on search_word for select to current_user using (true);
    create view known_word as
      select comune_id, word, stem from search_word where comune_id = asking_comune();
    grant select on published_service, known_word to wemi_app;
  `.execute(db);
}
