import { type Kysely, sql } from 'kysely';

/** How clear a public page is, beside how easy the platform was (C.SI.2.5 of the national list). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table service_rating
      add column page text check (length(page) <= 120),
      drop constraint service_rating_subject_check,
      add constraint service_rating_subject_check
        check (subject in ('platform', 'request', 'payment', 'page')),
      add constraint of_a_page check ((subject = 'page') = (page is not null));
  `.execute(db);
}
