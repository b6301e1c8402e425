import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { CaptureStatus, Provider } from './tables/money.ts';

/** An order at a gateway as our rows have it; a bank transfer is at none. Amounts are integer cents. */
export interface OurOrder {
  provider: Provider;
  orderId: string;
  reference: string | null;
  /** Number of the pratica. */
  pratica: string;
  captures: { operationId: string; cents: number; status: CaptureStatus }[];
  /** What the gateway has given back, as far as we know. */
  refundedCents: number;
}

interface Within {
  /** ISO instants; the second is not within. */
  from: string;
  before: string;
}

/** The orders of which we saw money come or go in a time, and those that are named. */
export async function listOurOrders(
  trx: Trx,
  { from, before, orderIds }: Within & { orderIds: readonly string[] },
): Promise<OurOrder[]> {
  const { rows } = await sql<OurOrder>`
    select provider, provider_order_id as "orderId", reference, pratica.number as pratica,
      coalesce((select json_agg(json_build_object('operationId', operation_id,
          'cents', amount_cents, 'status', status) order by capture.created_at)
        from capture where capture.attempt_id = attempt.id), '[]') as captures,
      coalesce((select sum(refund.amount_cents)::int from refund
        join capture on capture.id = refund.capture_id
        where capture.attempt_id = attempt.id and refund.status = 'done'), 0) as "refundedCents"
    from payment_attempt attempt join pratica on pratica.id = attempt.pratica_id
    where provider <> 'transfer' and (provider_order_id = any(${[...orderIds]}::text[])
      or attempt.id in (select attempt_id from capture
        where created_at >= ${from}::timestamptz and created_at < ${before}::timestamptz)
      or attempt.id in (select capture.attempt_id from refund
        join capture on capture.id = refund.capture_id
        where refund.done_at >= ${from}::timestamptz and refund.done_at < ${before}::timestamptz))
    order by attempt.created_at`.execute(trx);
  return rows;
}

/** Ledger transactions that do not sum to zero. The database refuses them: somebody went round it. */
export async function listUnbalanced(
  trx: Trx,
): Promise<{ transactionId: string; cents: number }[]> {
  return trx
    .selectFrom('ledgerEntry')
    .select('transactionId')
    .select(sql<number>`sum(amount_cents)::int`.as('cents'))
    .groupBy('transactionId')
    .having(sql<boolean>`sum(amount_cents) <> 0`)
    .execute();
}

/**
 * Payments whose money in the ledger is not what gateways, enti and counters took of it and have not given
 * back; of one ente, or of all. @returns cents: in the ledger, and by the rows
 */
export async function listOffLedger(trx: Trx, { enteId }: OfEnte = {}) {
  const { rows } = await sql<{ pratica: string; ledgerCents: number; rowsCents: number }>`
    with booked as (
      select payment_id, sum(amount_cents)::int as cents from ledger_entry
      where (account like 'gateway:%' or account like 'transfer:%' or account = 'counter') and ${isOf(enteId)} and ${isOfPratiche(enteId)} group by payment_id
    ), taken as (
      select payment_id, sum(cents)::int as cents from (
        select payment_id, amount_cents as cents from capture where status <> 'seen'
        union all
        select payment_id, -amount_cents from refund where status = 'done'
        union all
        select payment_id, amount_cents from counter_receipt where status <> 'noted'
        union all
        select payment_id, -refund_cents from counter_receipt where status = 'refunded'
      ) moved where ${isOf(enteId)} group by payment_id
    )
    select pratica.number as pratica, coalesce(booked.cents, 0) as "ledgerCents",
      coalesce(taken.cents, 0) as "rowsCents"
    from booked full join taken using (payment_id)
    join payment on payment.id = payment_id join pratica on pratica.id = payment.pratica_id
    where coalesce(booked.cents, 0) <> coalesce(taken.cents, 0)
    order by pratica.number`.execute(trx);
  return rows;
}

/**
 * Payments, of one ente or of all, of which more is kept than was owed: they fell away, or were paid twice. What is on its
 * way back does not count as kept.
 */
export async function listKeptWrongly(
  trx: Trx,
  { enteId }: OfEnte = {},
): Promise<{ pratica: string; cents: number }[]> {
  const { rows } = await sql<{ pratica: string; cents: number }>`
    select pratica.number as pratica, (kept.cents - owed.cents)::int as cents
    from (
      select payment_id, sum(cents) as cents from (
        select payment_id, amount_cents as cents from capture where status <> 'seen'
        union all
        select payment_id, -amount_cents from refund
        union all
        select payment_id, amount_cents - coalesce(refund_cents, 0) from counter_receipt
          where status <> 'noted'
        union all
        select payment_id, amount_cents from ledger_entry where account like 'fund:%' and ${isOfPratiche(enteId)}
      ) moved where ${isOf(enteId)} group by payment_id
    ) kept
    join payment on payment.id = kept.payment_id
    join pratica on pratica.id = payment.pratica_id
    cross join lateral (
      select case when settled_at is null then 0 else payment.amount_cents end as cents
    ) owed
    where kept.cents > owed.cents
    order by pratica.number`.execute(trx);
  return rows;
}

interface OfEnte {
  enteId?: string;
}

function isOf(enteId: string | undefined) {
  if (!enteId) return sql`true`;
  // As arrays, which the planner looks up in indexes also behind a union.
  return sql`payment_id = any (array(select id from payment where ente_id = ${enteId}))`;
}

/** The ledger is found by pratica. */
function isOfPratiche(enteId: string | undefined) {
  if (!enteId) return sql`true`;
  return sql`pratica_id = any (array(select pratica_id from payment where ente_id = ${enteId}))`;
}
