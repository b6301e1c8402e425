import { type Kysely, sql } from 'kysely';

/**
 * Money taken at a counter, by its receipt (docs/adr/0021). `noted` when the act that tells of it is
 * written down: from then on no other pratica can have the number. What goes back goes back by hand,
 * and has a receipt of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table counter_receipt (
      id uuid primary key,
      comune_id text not null references comune,
      pratica_id uuid not null references pratica,
      payment_id uuid unique references payment,
      number text not null check (number <> ''),
      amount_cents integer check (amount_cents > 0),
      status text not null check (status in ('noted', 'settled', 'to-refund', 'refunded')),
      taken_at timestamptz not null,
      refund_cents integer check (refund_cents between 1 and amount_cents),
      refund_number text check (refund_number <> ''),
      refunded_at timestamptz,
      unique (comune_id, number),
      unique (comune_id, refund_number),
      check ((status = 'noted') = (payment_id is null)),
      check ((payment_id is null) = (amount_cents is null)),
      check ((status in ('to-refund', 'refunded')) = (refund_cents is not null)),
      check ((status = 'refunded') = (refund_number is not null)),
      check ((refund_number is null) = (refunded_at is null))
    );
    create index counter_receipt_by_pratica on counter_receipt (pratica_id);
    alter table counter_receipt enable row level security, force row level security;
    create policy reads on counter_receipt for select using (comune_id = asking_comune() and (
      exists (select from payment where payment.id = counter_receipt.payment_id)
      or (payment_id is null and asking_role() in ('admin', 'sportello', 'system')
        and exists (select from pratica where pratica.id = counter_receipt.pratica_id))));
    create policy inserts on counter_receipt for insert with check (comune_id = asking_comune() and (
      asking_role() = 'system' or (status = 'noted' and asking_role() in ('admin', 'sportello'))));
    create policy updates on counter_receipt for update
      using (comune_id = asking_comune() and asking_role() = 'system')
      with check (comune_id = asking_comune() and asking_role() = 'system');
    create policy deletes on counter_receipt for delete using (comune_id = asking_comune()
      and status = 'noted' and asking_role() = 'system');
    grant select, insert, update, delete on counter_receipt to wemi_app;
  `.execute(db);
}
