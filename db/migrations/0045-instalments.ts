import { type Kysely, sql } from 'kysely';

/**
 * An order is paid in one payment or in several, one for each month (docs/adr/0032). The first is what
 * starts the service; the others are open until they are paid, also when the pratica is over.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payment add column instalment smallint not null default 1 check (instalment > 0);
    alter table payment add constraint payment_of_order unique (order_id, instalment);
    create index payment_due_later on payment (comune_id, due_at)
      where status = 'due' and instalment > 1;
  `.execute(db);
}
