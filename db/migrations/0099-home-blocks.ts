import { type Kysely, sql } from 'kysely';

/** A block of the home page is a content too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table content_version drop constraint content_version_kind_check;
    alter table content_version add constraint content_version_kind_check
      check (kind in ('page', 'faq', 'news', 'glossary', 'declaration', 'banner', 'home'));
  `.execute(db);
}
