import { type Kysely, sql } from 'kysely';

/**
 * Each time the gateway took money is a row of its own: one order can be captured twice, and then
 * one capture is kept and the other goes back. An attempt no longer names "the" operation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table capture (
      id uuid primary key,
      comune_id text not null,
      pratica_id uuid not null references pratica,
      payment_id uuid not null references payment,
      attempt_id uuid not null references payment_attempt,
      provider text not null check (provider in ('nexi')),
      operation_id text not null,
      amount_cents integer not null check (amount_cents > 0),
      status text not null check (status in ('seen', 'settled', 'to-refund', 'refunded')),
      refund_cents integer check (refund_cents between 1 and amount_cents),
      refund_refusals integer not null default 0,
      refund_not_before timestamptz,
      created_at timestamptz not null default now(),
      unique (provider, operation_id),
      check (status not in ('to-refund', 'refunded') or refund_cents is not null)
    );
    create index capture_by_attempt on capture (attempt_id);
    create index capture_by_payment on capture (payment_id);
    create index capture_to_refund on capture (refund_not_before nulls first, attempt_id)
      where status = 'to-refund';
    alter table capture enable row level security, force row level security;
    create policy reads on capture for select using (comune_id = asking_comune()
      and exists (select from payment where payment.id = capture.payment_id));
    create policy inserts on capture for insert
      with check (comune_id = asking_comune() and asking_role() = 'system');
    create policy updates on capture for update
      using (comune_id = asking_comune() and asking_role() = 'system')
      with check (comune_id = asking_comune() and asking_role() = 'system');
    grant select, insert, update on capture to wemi_app;
  `.execute(db);
  await carryOver(db);
  await sql`
    alter table payment_attempt drop column operation_id, drop column refund_cents;
  `.execute(db);
}

/** Row-level security holds for the owner too, so each comune is carried over in its own name. */
async function carryOver(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    declare each_comune text;
    begin
      perform set_config('wemi.role', 'system', true);
      for each_comune in select id from comune loop
        perform set_config('wemi.comune', each_comune, true);
        insert into capture (id, comune_id, pratica_id, payment_id, attempt_id, provider,
            operation_id, amount_cents, status, refund_cents)
          select id, comune_id, pratica_id, payment_id, id, provider,
            operation_id, amount_cents, status, refund_cents
          from payment_attempt
          where operation_id is not null and status in ('settled', 'to-refund', 'refunded');
      end loop;
      perform set_config('wemi.role', '', true), set_config('wemi.comune', '', true);
    end $$;
  `.execute(db);
}
