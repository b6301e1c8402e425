import { type Kysely, sql } from 'kysely';

/** The service that was ordered, in its present period: as the pratica itself knows it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table pratica add column service jsonb`.execute(db);
}
