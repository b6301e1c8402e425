import { type Kysely, sql } from 'kysely';

/**
 * Reviews of a service that has ended, or of a period that was renewed (docs/adr/0043): beside the
 * state of the pratica, each side once, blind until both have written or the window has closed. What
 * was written never changes: only whether it is published, and whether the office has hidden it.
 * What citizens wrote is everybody's once it is published; what an ente wrote is the citizen's; what
 * was said of an operator is the ente's. A trigger keeps the totals that pages and searches show.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table comune_rule
      add review_after_days smallint not null default 1 check (review_after_days >= 0),
      add review_window_days smallint not null default 14 check (review_window_days > 0);

    create table review_window (
      comune_id text not null references comune,
      pratica_id uuid not null references pratica,
      period integer not null,
      ente_id uuid not null references ente,
      service_type_id text not null,
      operator_id uuid references operator,
      opened_at timestamptz not null,
      closes_at timestamptz not null,
      published_at timestamptz,
      primary key (pratica_id, period)
    );
    create index review_window_open on review_window (comune_id, closes_at) where published_at is null;

    create table review (
      id uuid primary key,
      comune_id text not null references comune,
      pratica_id uuid not null,
      period integer not null,
      author_side text not null check (author_side in ('citizen', 'ente')),
      ente_id uuid not null references ente,
      service_type_id text not null,
      stars smallint not null check (stars between 1 and 5),
      punctuality smallint check (punctuality between 1 and 5),
      kindness smallint check (kindness between 1 and 5),
      clarity smallint check (clarity between 1 and 5),
      text text not null check (length(text) <= 2000),
      written_by uuid not null,
      mandate_id uuid references mandate,
      written_at timestamptz not null,
      published_at timestamptz,
      is_hidden boolean not null default false,
      unique (pratica_id, period, author_side),
      foreign key (pratica_id, period) references review_window
    );
    create index review_of_ente on review (ente_id, published_at desc, id desc)
      where author_side = 'citizen' and published_at is not null and not is_hidden;
    create index review_of_office on review (comune_id, written_at desc, id desc);
    create index review_by_ente on review (ente_id, written_at desc, id desc);

    create table review_operator (
      review_id uuid primary key references review,
      comune_id text not null references comune,
      pratica_id uuid not null references pratica,
      operator_id uuid not null references operator,
      stars smallint not null check (stars between 1 and 5),
      text text not null check (length(text) <= 2000)
    );
    create table review_answer (
      review_id uuid primary key references review,
      comune_id text not null references comune,
      text text not null check (length(text) between 1 and 2000),
      answered_by uuid not null,
      answered_at timestamptz not null
    );
    create table review_moderation (
      id uuid primary key,
      comune_id text not null references comune,
      review_id uuid not null references review,
      act text not null check (act in ('hide', 'show')),
      reason text not null,
      moderated_by uuid not null,
      at timestamptz not null
    );
    create index moderation_of_review on review_moderation (review_id, at);

    create table review_total (
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      service_type_id text not null,
      reviews integer not null default 0,
      stars integer not null default 0,
      hidden integer not null default 0,
      primary key (ente_id, service_type_id)
    );
    create function count_review() returns trigger language plpgsql set search_path = wemi, pg_temp as $$
      declare
        shown integer := (new.published_at is not null and not new.is_hidden)::integer
          - (old.published_at is not null and not old.is_hidden)::integer;
        hid integer := (new.published_at is not null and new.is_hidden)::integer
          - (old.published_at is not null and old.is_hidden)::integer;
      begin
        insert into review_total (comune_id, ente_id, service_type_id)
          values (new.comune_id, new.ente_id, new.service_type_id) on conflict do nothing;
        update review_total
          set reviews = reviews + shown, stars = review_total.stars + shown * new.stars, hidden = hidden + hid
          where ente_id = new.ente_id and service_type_id = new.service_type_id;
        return null;
      end $$;
    create trigger review_counts after update of published_at, is_hidden on review
      for each row when (new.author_side = 'citizen') execute function count_review();

    create table service_rating (
      id uuid primary key,
      comune_id text not null references comune,
      subject text not null check (subject in ('platform', 'request', 'payment')),
      stars smallint not null check (stars between 1 and 5),
      options text[] not null,
      text text check (length(text) <= 1000),
      at timestamptz not null
    );
    create index rating_by_comune on service_rating (comune_id, at desc, id desc);
  `.execute(db);
  await protect(db);
}

async function protect(db: Kysely<unknown>): Promise<void> {
  const READS = {
    review_window: sql`${OFFICE} or case asking_role() when 'ente' then ente_id = asking_ente()
      else ${ofPratica('review_window')} end`,
    review: sql`${OFFICE} or ${PUBLIC} or case asking_role()
      when 'ente' then ente_id = asking_ente() and (author_side = 'ente' or ${SHOWN})
      else (author_side = 'citizen' or ${SHOWN}) and ${ofPratica('review')} end`,
    review_operator: sql`${OFFICE} or case asking_role()
      when 'ente' then exists (select from review where review.id = review_id
        and review.ente_id = asking_ente() and review.published_at is not null and not review.is_hidden)
      else ${ofPratica('review_operator')} end`,
    review_answer: sql`exists (select from review where review.id = review_id)`,
    review_moderation: sql`${OFFICE} or exists (select from review where review.id = review_id
      and case asking_role() when 'ente' then author_side = 'ente' and ente_id = asking_ente()
        else author_side = 'citizen' and ${ofPratica('review')} end)`,
    review_total: sql`true`,
    service_rating: OFFICE,
  };
  for (const [name, reads] of Object.entries(READS)) {
    const table = sql.table(name);
    await sql`
      alter table ${table} enable row level security, force row level security;
      create policy reads on ${table} for select using (comune_id = asking_comune() and (${reads}));
      create policy inserts on ${table} for insert with check (${BY_SYSTEM});
      create policy updates on ${table} for update using (${BY_SYSTEM});
      grant select, insert on ${table} to wemi_app;
    `.execute(db);
  }
  await sql`
    grant update (published_at) on review_window to wemi_app;
    grant update (published_at, is_hidden) on review to wemi_app;
    grant update (reviews, stars, hidden) on review_total to wemi_app;
  `.execute(db);
}

const OFFICE = sql`asking_role() in ('admin', 'auditor', 'system')`;
const BY_SYSTEM = sql`comune_id = asking_comune() and asking_role() = 'system'`;
const SHOWN = sql`(published_at is not null and not is_hidden)`;
const PUBLIC = sql`(author_side = 'citizen' and ${SHOWN})`;
/** Whoever may see the pratica as its citizen does: by own right or by mandate. */
function ofPratica(table: string) {
  return sql`(asking_role() in ('citizen', 'sportello')
    and exists (select from pratica where pratica.id = ${sql.ref(`${table}.pratica_id`)}))`;
}
