import { type Kysely, sql } from 'kysely';

/**
 * A debt position of pagoPA outlives the page on which it may be paid, until it is paid or shut: its
 * page is made anew when it grows old, and one that nobody wants any more is shut.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payment_attempt add column page_at timestamptz, add column shut_at timestamptz;
    create index payment_attempt_to_shut on payment_attempt (updated_at)
      where provider = 'pagopa' and status = 'failed' and shut_at is null;
  `.execute(db);
}
