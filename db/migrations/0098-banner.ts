import { type Kysely, sql } from 'kysely';

/** A notice on top of every page is a content too, between the moments of two of its versions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table content_version drop constraint content_version_kind_check;
    alter table content_version add constraint content_version_kind_check
      check (kind in ('page', 'faq', 'news', 'glossary', 'declaration', 'banner'));
  `.execute(db);
}
