import { sql, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';
import { settlePeriod } from './settle-period.ts';
import { unusedCents as unusedOn } from './unused-cents.ts';
import { shareOf } from './voucher-uses.ts';

export interface Unused {
  praticaId: string;
  /** The period that the service is in. */
  period: number;
  /** Of its days, those that are not used. */
  unused: { readonly days: number; readonly ofDays: number };
}

/**
 * What an end before time leaves unused of each payment, in cents: of the present period the share
 * of its days, rounded up in favour of the payer, as far as it was paid; of a later one, paid ahead,
 * all. What vouchers paid of it goes back to their funds, the rest, `cents`, to the payer. What an end
 * before has given back already (an interruption, and then sooner still) is not given back again.
 */
export async function listUnusedPayments(trx: Trx, { praticaId, period, unused }: Unused) {
  const payments = await trx
    .selectFrom('payment')
    .innerJoin('order', 'order.id', 'payment.orderId')
    .leftJoin('counterReceipt', 'counterReceipt.paymentId', 'payment.id')
    .select(['payment.id', 'payment.amountCents', 'order.period', 'counterReceipt.number'])
    .select(['payment.instalment', 'payment.status', 'order.totalCents'])
    .select([spentOf.as('spent'), returnedOf.as('returned'), backOf.as('backCents')])
    .where('payment.praticaId', '=', praticaId)
    .where(IS_COUNTED)
    .where('order.period', '>=', period)
    .orderBy('order.period')
    .orderBy('payment.instalment')
    .execute();
  const present = payments.filter((payment) => payment.period === period);
  const { back } = settlePeriod(present.map(inPeriod), unused, present[0]?.totalCents);
  const unusedOf = new Map(back.map(({ id, cents }) => [id, cents]));
  return payments
    .filter(({ status }) => status !== 'due')
    .map(({ id, amountCents, period: ofPeriod, number, spent, returned, backCents }) => {
      const allCents = ofPeriod > period ? amountCents : (unusedOf.get(id) ?? 0);
      const fundsHave = returned.reduce((sum, cents) => sum + cents, 0);
      const beforeCents = backCents + fundsHave;
      const unusedCents = Math.max(0, allCents - beforeCents);
      const ofFunds = spent.reduce(
        (sum, paidCents) => sum + shareOf(paidCents, { unusedCents: allCents, amountCents }),
        0,
      );
      const toFunds = unusedCents > 0 ? Math.max(0, ofFunds - fundsHave) : 0;
      return {
        paymentId: id,
        amountCents,
        isPresent: ofPeriod === period,
        /** Paid at a counter: nothing gives it back by itself. */
        isByHand: number !== null,
        unusedCents,
        /** What an end before has left unused of it, and given back. */
        beforeCents,
        cents: unusedCents - toFunds,
      };
    });
}

/** What is still owed of the present period when it ends so, of which payment; in cents. */
export async function listStillOwed(trx: Trx, { praticaId, period, unused }: Unused) {
  const payments = await trx
    .selectFrom('payment')
    .innerJoin('order', 'order.id', 'payment.orderId')
    .select(['payment.id', 'payment.amountCents', 'payment.instalment', 'payment.status'])
    .where('payment.praticaId', '=', praticaId)
    .where('payment.status', 'in', ['settled', 'due'])
    .where('order.period', '=', period)
    .execute();
  return settlePeriod(payments.map(inPeriod), unused).owed;
}

function inPeriod(payment: {
  id: string;
  amountCents: number;
  instalment: number;
  status: string;
}) {
  const { id, amountCents, instalment, status } = payment;
  return { id, amountCents, instalment, isPaid: status !== 'due' };
}

/** Paid or to be paid; also what was paid and went back because it was not used. */
const IS_COUNTED = sql<SqlBool>`(payment.status in ('settled', 'due') or payment.status = 'refunded' and (
  exists (select from refund where refund.payment_id = payment.id and cause = 'unused')
  or exists (select from counter_receipt back where back.payment_id = payment.id and back.status = 'refunded')))`;

/** What is on its way back to the payer, or has gone back, because it was not used; in cents. */
const backOf = sql<number>`(coalesce((select sum(refund.amount_cents) from refund
    where refund.payment_id = payment.id and cause = 'unused'), 0)
  + coalesce((select sum(back.refund_cents) from counter_receipt back where back.payment_id = payment.id), 0))::int`;

/** What went back to each voucher, and to a tariff, of what it had paid, in cents. */
const returnedOf = sql<number[]>`array(select moved.cents from voucher_movement moved
  where moved.payment_id = payment.id and moved.kind = 'returned'
    and exists (select from voucher_movement spent where spent.payment_id = moved.payment_id
      and spent.voucher_id is not distinct from moved.voucher_id
      and spent.tariff_id is not distinct from moved.tariff_id and spent.kind = 'spent'))`;

/** What each voucher paid of a payment, in cents. */
const spentOf = sql<number[]>`array(select cents from voucher_movement moved
  where moved.payment_id = payment.id and moved.kind = 'spent')`;

/** All that would go back, in cents. */
export async function sumUnused(trx: Trx, asked: Unused): Promise<number> {
  const payments = await listUnusedPayments(trx, asked);
  return payments.reduce((sum, { cents }) => sum + cents, 0);
}

/** All that would go back, in cents, and how much of it at a counter, by hand. */
export async function foreseeRefund(trx: Trx, asked: Unused) {
  const payments = await listUnusedPayments(trx, asked);
  const sum = (of: typeof payments) => of.reduce((total, { cents }) => total + cents, 0);
  return {
    refundCents: sum(payments),
    byHandCents: sum(payments.filter(({ isByHand }) => isByHand)),
  };
}

/** What such a share of the present period was paid with, in cents. */
export async function worthOf(trx: Trx, asked: Unused): Promise<number> {
  const payments = await listUnusedPayments(trx, asked);
  const { days, ofDays } = asked.unused;
  const paid = payments.filter(({ isPresent }) => isPresent);
  const paidCents = paid.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return Math.ceil((paidCents * days) / ofDays);
}

/** All that was paid for a pratica and is not given back, in cents. */
export async function sumPaid(trx: Trx, { praticaId }: { praticaId: string }): Promise<number> {
  const payments = await trx
    .selectFrom('payment')
    .select('amountCents')
    .where('praticaId', '=', praticaId)
    .where('status', '=', 'settled')
    .execute();
  return payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/** What an end leaves unused of pratiche that were ordered before services had a period, at an ISO instant. */
export async function listUnusedByOrder(
  trx: Trx,
  { praticaId, at }: { praticaId: string; at: string },
) {
  const payments = await trx
    .selectFrom('order')
    .innerJoin('payment', 'payment.orderId', 'order.id')
    .select(['payment.id as paymentId', 'order.startDate', 'order.endDate', 'payment.amountCents'])
    .where('order.praticaId', '=', praticaId)
    .where('payment.status', '=', 'settled')
    .execute();
  return payments.map(({ paymentId, ...paid }) => ({ paymentId, unusedCents: unusedOn(paid, at) }));
}
