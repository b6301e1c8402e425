import { type Kysely, sql } from 'kysely';

/**
 * Every policy asks for the comune, so an index that begins with it tempts the planner, on young
 * statistics, to gather all events of a comune in order to find one. What happened after an event
 * is found by its id as well.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index event_by_comune`.execute(db);
}
