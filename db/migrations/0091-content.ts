import { type Kysely, sql } from 'kysely';

/**
 * What the comune writes for everybody (docs/adr/0052): pages, questions and answers, news, glossary,
 * declarations. Every save is a row, and rows are only added. What people read is the latest row that
 * is not a draft and whose moment has come; where that one retires it, there is nothing to read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table content_version (
      id uuid primary key,
      comune_id text not null references comune,
      kind text not null check (kind in ('page', 'faq', 'news', 'glossary', 'declaration')),
      slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
      version integer not null check (version > 0),
      state text not null check (state in ('draft', 'published', 'retired')),
      said jsonb not null,
      publish_at timestamptz,
      written_by uuid references person,
      at timestamptz not null default now(),
      unique (comune_id, kind, slug, version),
      check ((state = 'draft') = (publish_at is null))
    );
    alter table content_version enable row level security, force row level security;
    create policy reads on content_version for select using (comune_id = asking_comune()
      and (state <> 'draft' and publish_at <= now()
        or asking_role() in ('admin', 'auditor', 'system')));
    create policy inserts on content_version for insert with check (comune_id = asking_comune()
      and (asking_role() = 'system' or asking_role() = 'admin' and written_by = asking_person()));
    grant select, insert on content_version to wemi_app;
  `.execute(db);
}
