import { type Kysely, sql } from 'kysely';

/**
 * How much of an attempt goes back to the payer, and notices about money that lands on a pratica
 * already closed: no event can be written there, so the outbox row names the attempt instead.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payment_attempt
      add column refund_cents integer check (refund_cents between 1 and amount_cents),
      add check (status not in ('to-refund', 'refunded') or refund_cents is not null);
    alter table outbox
      alter column event_id drop not null,
      add column attempt_id uuid references payment_attempt,
      add column kind text check (kind in ('refundDue', 'refunded')),
      add check ((event_id is null) = (attempt_id is not null)),
      add check ((kind is null) = (attempt_id is null)),
      add unique (attempt_id, kind, audience);
  `.execute(db);
}
