import { type Kysely, sql } from 'kysely';

/** Payers' money comes through several gateways, and some call our order by a name of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payment_attempt
      add column reference text,
      drop constraint payment_attempt_provider_check,
      add constraint payment_attempt_provider_check check (provider in ('nexi', 'paypal', 'pagopa'));
    create unique index payment_attempt_by_reference on payment_attempt (provider, reference);
    alter table capture
      drop constraint capture_provider_check,
      add constraint capture_provider_check check (provider in ('nexi', 'paypal', 'pagopa'));
  `.execute(db);
}
