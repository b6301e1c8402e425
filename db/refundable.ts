import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/**
 * The payments of a pratica that a gateway took money for and that can be given back through it,
 * newest first; of each what is left, in cents.
 */
export async function listRefundable(trx: Trx, { praticaId }: { praticaId: string }) {
  const captures = await trx
    .selectFrom('capture')
    .innerJoin('payment', 'payment.id', 'capture.paymentId')
    .select(['capture.id as captureId', 'payment.id as paymentId', 'payment.settledAt as paidAt'])
    .select(['capture.amountCents as takenCents', 'payment.enteId', 'payment.payee'])
    .select(['payment.comuneId', 'capture.provider'])
    .where('capture.praticaId', '=', praticaId)
    .where('capture.status', '=', 'settled')
    .orderBy('payment.createdAt', 'desc')
    .execute();
  const refunds = await trx
    .selectFrom('refund')
    .select(['id', 'captureId', 'amountCents', 'cause', 'status', 'createdAt', 'doneAt'])
    .where('praticaId', '=', praticaId)
    .orderBy('createdAt')
    .execute();
  return captures.map((capture) => {
    const own = refunds.filter(({ captureId }) => captureId === capture.captureId);
    const sum = (of: typeof own) => of.reduce((cents, { amountCents }) => cents + amountCents, 0);
    return {
      ...capture,
      leftCents: capture.takenCents - sum(own),
      byOfficeCents: sum(own.filter(({ cause }) => cause === 'office')),
      refunds: own.map(({ captureId: _, ...refund }) => refund),
    };
  });
}

/** Locks the payment, so that two who give back of it queue here. */
export async function lockRefundable(
  trx: Trx,
  { praticaId, paymentId }: { praticaId: string; paymentId: string },
) {
  await sql`select from payment where id = ${paymentId} for update`.execute(trx);
  return (await listRefundable(trx, { praticaId })).find((each) => each.paymentId === paymentId);
}
