import { type Kysely, sql } from 'kysely';

/**
 * By an avviso a comune invites enti to be qualified (docs/adr/0046): for which service types and
 * municipi, until when, what it asks for and how it judges. Everybody reads it once it is
 * published; from then on nothing of it changes but that it can be withdrawn.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table avviso (
      id uuid primary key,
      comune_id text not null references comune,
      title_it text not null check (title_it ~ '\\S'),
      title_en text not null check (title_en ~ '\\S'),
      text_it text not null check (text_it ~ '\\S'),
      text_en text not null check (text_en ~ '\\S'),
      service_type_ids text[] not null check (cardinality(service_type_ids) > 0),
      municipi integer[] not null check (cardinality(municipi) > 0),
      requirements jsonb not null,
      terms jsonb not null,
      opens_at timestamptz not null,
      closes_at timestamptz not null,
      written_by uuid not null,
      written_at timestamptz not null,
      version integer not null default 1,
      published_by uuid,
      published_at timestamptz,
      withdrawn_by uuid,
      withdrawn_at timestamptz,
      withdraw_reason text,
      check (closes_at > opens_at),
      check ((published_at is null) = (published_by is null)),
      check (withdrawn_at is null or published_at is not null),
      check (num_nonnulls(withdrawn_by, withdrawn_at, withdraw_reason) in (0, 3))
    );
    create index avviso_by_comune on avviso (comune_id, closes_at desc, id desc);

    create function avviso_stays() returns trigger language plpgsql as $$
    begin
      if old.published_at is not null and
        (to_jsonb(new) - '{withdrawn_by,withdrawn_at,withdraw_reason}'::text[]) is distinct from
        (to_jsonb(old) - '{withdrawn_by,withdrawn_at,withdraw_reason}'::text[])
      then raise exception 'an avviso that is published does not change';
      end if;
      return new;
    end $$;
    create trigger stays before update on avviso for each row execute function avviso_stays();

    alter table avviso enable row level security, force row level security;
    create policy reads on avviso for select using (comune_id = asking_comune()
      and (published_at is not null or asking_role() in ('admin', 'auditor', 'system')));
    create policy inserts on avviso for insert with check (comune_id = asking_comune()
      and asking_role() in ('admin', 'system'));
    create policy updates on avviso for update using (comune_id = asking_comune()
      and asking_role() in ('admin', 'system'));
    create policy deletes on avviso for delete using (comune_id = asking_comune()
      and asking_role() = 'admin' and published_at is null);
    grant select, insert, update, delete on avviso to wemi_app;
  `.execute(db);
}
