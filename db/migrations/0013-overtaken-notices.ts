import { type Kysely, sql } from 'kysely';

/** A notice that a newer one overtook before it left is not sent, and says by which. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox add overtaken_by uuid references outbox`.execute(db);
}
