import type { Trx } from './connect.ts';

export interface Unused {
  praticaId: string;
  /** The period that the service is in. */
  period: number;
  /** Of its days, those that are not used. */
  unused: { readonly days: number; readonly ofDays: number };
}

/**
 * What an end before time leaves unused of each payment, in cents: of the present period the share
 * of its days, rounded up in favour of the payer; of a later one, paid ahead, all.
 */
export async function listUnusedPayments(trx: Trx, { praticaId, period, unused }: Unused) {
  const payments = await trx
    .selectFrom('payment')
    .innerJoin('order', 'order.id', 'payment.orderId')
    .select(['payment.id', 'payment.amountCents', 'order.period'])
    .where('payment.praticaId', '=', praticaId)
    .where('payment.status', '=', 'settled')
    .where('order.period', '>=', period)
    .orderBy('order.period')
    .execute();
  return payments.map(({ id, amountCents, period: ofPeriod }) => ({
    paymentId: id,
    cents: ofPeriod > period ? amountCents : Math.ceil((amountCents * unused.days) / unused.ofDays),
  }));
}

/** All that would go back, in cents. */
export async function sumUnused(trx: Trx, asked: Unused): Promise<number> {
  const payments = await listUnusedPayments(trx, asked);
  return payments.reduce((sum, { cents }) => sum + cents, 0);
}
