import { type Kysely, sql } from 'kysely';

/**
 * What the comune writes is found by its words, in either language and blind to accents: its title
 * (A) counts more than what it says in short (B), and that more than its text (C).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table content_version add column sought tsvector not null generated always as (
      setweight(to_tsvector('italian', wemi.plain(coalesce(said->>'titleIt', ''))), 'A')
      || setweight(to_tsvector('english', wemi.plain(coalesce(said->>'titleEn', ''))), 'A')
      || setweight(to_tsvector('italian', wemi.plain(coalesce(said->>'summaryIt', ''))), 'B')
      || setweight(to_tsvector('english', wemi.plain(coalesce(said->>'summaryEn', ''))), 'B')
      || setweight(to_tsvector('italian', wemi.plain(coalesce(said->>'textIt', ''))), 'C')
      || setweight(to_tsvector('english', wemi.plain(coalesce(said->>'textEn', ''))), 'C')) stored;
  `.execute(db);
}
