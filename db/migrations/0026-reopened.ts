import { type Kysely, sql } from 'kysely';

/** The pratica that a need was copied from: whoever sends the need opens that one anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table need add column reopened_from uuid references pratica (id);
    create index need_by_reopened on need (reopened_from) where reopened_from is not null;
  `.execute(db);
}
