import { type Kysely, sql } from 'kysely';

/** A declined card can be tried again on the same page: young failed attempts are asked about too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index payment_attempt_failed on payment_attempt (created_at) where status = 'failed';
  `.execute(db);
}
