import { type Kysely, sql } from 'kysely';

/**
 * Words of notices that an administrator wrote instead of those that come with WeMi, in versions
 * (docs/adr/0042): page, mail and SMS share one. Without words, a version goes back to those of WeMi.
 * They stand in what everybody is sent, so everybody of the comune reads them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notice_template (
      id uuid primary key,
      comune_id text not null references comune,
      key text not null,
      language text not null check (language in ('it', 'en')),
      version integer not null check (version > 0),
      words jsonb,
      written_by uuid not null references person,
      reason text not null,
      at timestamptz not null default now(),
      unique (comune_id, key, language, version)
    );
    alter table notice_template enable row level security, force row level security;
    create policy reads on notice_template for select using (comune_id = asking_comune());
    create policy inserts on notice_template for insert with check (comune_id = asking_comune()
      and asking_role() = 'admin' and written_by = asking_person());
    grant select, insert on notice_template to wemi_app;
  `.execute(db);
}
