import { type Kysely, sql } from 'kysely';

/** Their rows are seen by whoever sees what they hang on, of which the platform sees all in its comune. */
const HANGING = [
  'capture',
  'counter_receipt',
  'delivery',
  'integration_item',
  'ledger_entry',
  'message',
  'message_read',
  'offer_revision',
  'payment_attempt',
  'payout_entry',
  'refund',
  'review_answer',
  'voucher_decision',
];

/**
 * Spares the platform a look that always says yes: for each statement about one row it could read all
 * payments, or all notifications, of the comune (docs/performance.md).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of HANGING) {
    const { rows } = await sql<{ says: string }>`
      select pg_get_expr(polqual, polrelid) as says from pg_policy
      where polrelid = ${`wemi.${table}`}::regclass and polname = 'reads'`.execute(db);
    const [{ says }] = rows as [{ says: string }];
    await sql`
      alter policy reads on ${sql.table(table)} using (comune_id = asking_comune()
        and (asking_role() = 'system' or ${sql.raw(says)}))`.execute(db);
  }
}
