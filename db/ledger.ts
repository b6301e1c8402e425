import type { Trx } from './connect.ts';
import {
  GATEWAY_ACCOUNT,
  REFUNDS_DUE_ACCOUNT,
  enteAccount,
  heldAccount,
  transactionIdOf,
  writeMovement,
} from './ledger-entries.ts';

/**
 * What happens to a payment, as rows and as ledger movements, in the caller's transaction. Each
 * function locks the payment first, so that a notice, a timer and an administrator that meet on
 * one payment queue here; each is safe to run again.
 */
export interface PaymentFact {
  comuneId: string;
  praticaId: string;
  paymentId: string;
  attemptId: string;
  commandId?: string;
  /** ISO instant. */
  at: string;
}

/** The due payment is paid by this attempt: the money belongs to the ente. */
export async function settlePayment(trx: Trx, settled: PaymentFact): Promise<void> {
  const payment = await lockPayment(trx, settled.paymentId);
  const attempt = await readAttempt(trx, settled.attemptId);
  if (isPaid(attempt.status)) return;
  if (payment.status !== 'due') {
    await recordLateSuccess(trx, settled);
    return;
  }
  await setPayment(trx, payment.id, { status: 'settled', settledAt: settled.at });
  await setAttempt(trx, attempt.id, { status: 'settled', updatedAt: settled.at });
  await writeMovement(trx, {
    ...common(settled),
    transactionId: transactionIdOf('settled', attempt.id),
    kind: 'settled',
    cents: attempt.amountCents,
    debit: GATEWAY_ACCOUNT,
    credit: enteAccount(payment.enteId),
  });
}

/** The gateway said no. A paid attempt stays paid: a refusal that arrives late changes nothing. */
export async function failAttempt(trx: Trx, failed: PaymentFact): Promise<void> {
  await lockPayment(trx, failed.paymentId);
  await trx
    .updateTable('paymentAttempt')
    .set({ status: 'failed', updatedAt: failed.at })
    .where('id', '=', failed.attemptId)
    .where('status', 'in', ['opening', 'open', 'unknown'])
    .execute();
}

/**
 * Nothing is due any more (withdrawn, cancelled, expired). Open attempts stay as they are: the
 * payer may still be on the gateway's page, and the gateway is asked until it knows.
 */
export async function closePayments(
  trx: Trx,
  closed: { praticaId: string; at: string },
): Promise<void> {
  await trx
    .updateTable('payment')
    .set({ status: 'closed' })
    .where('praticaId', '=', closed.praticaId)
    .where('status', '=', 'due')
    .execute();
}

/**
 * Money that came when nothing was due: held, and on its way back at once. The citizen is told.
 * @returns whether this call recorded it; false when it was known already
 */
export async function recordLateSuccess(trx: Trx, late: PaymentFact): Promise<boolean> {
  await lockPayment(trx, late.paymentId);
  const attempt = await readAttempt(trx, late.attemptId);
  if (isPaid(attempt.status)) return false;
  await writeMovement(trx, {
    ...common(late),
    transactionId: transactionIdOf('late', attempt.id),
    kind: 'late',
    cents: attempt.amountCents,
    debit: GATEWAY_ACCOUNT,
    credit: heldAccount(late.praticaId),
  });
  await sendBack(trx, late, attempt.amountCents, heldAccount(late.praticaId));
  return true;
}

/**
 * What was paid and not used goes back (an administrator cancels an active pratica). Takes at
 * most what the ente still holds of that pratica's settled attempt.
 */
export async function refundUnused(
  trx: Trx,
  unused: { comuneId: string; praticaId: string; cents: number; commandId?: string; at: string },
): Promise<void> {
  const attempt = await trx
    .selectFrom('paymentAttempt')
    .innerJoin('payment', 'payment.id', 'paymentAttempt.paymentId')
    .where('paymentAttempt.praticaId', '=', unused.praticaId)
    .where('paymentAttempt.status', '=', 'settled')
    .select(['paymentAttempt.id', 'paymentId', 'paymentAttempt.amountCents', 'payment.enteId'])
    .forUpdate('payment')
    .executeTakeFirst();
  if (!attempt || unused.cents <= 0) return;
  const cents = Math.min(unused.cents, attempt.amountCents);
  const { paymentId, enteId, id: attemptId } = attempt;
  await sendBack(trx, { ...unused, paymentId, attemptId }, cents, enteAccount(enteId));
}

/** The gateway gave the money back. */
export async function recordRefund(trx: Trx, refunded: PaymentFact): Promise<boolean> {
  const payment = await lockPayment(trx, refunded.paymentId);
  const attempt = await readAttempt(trx, refunded.attemptId);
  if (attempt.status !== 'to-refund' || attempt.refundCents === null) return false;
  await setAttempt(trx, attempt.id, { status: 'refunded', updatedAt: refunded.at });
  if (!(await hasSettledAttempt(trx, payment.id))) {
    await setPayment(trx, payment.id, { status: 'refunded' });
  }
  await writeMovement(trx, {
    ...common(refunded),
    transactionId: transactionIdOf('refunded', attempt.id),
    kind: 'refunded',
    cents: attempt.refundCents,
    debit: REFUNDS_DUE_ACCOUNT,
    credit: GATEWAY_ACCOUNT,
  });
  await tellCitizen(trx, refunded, 'refunded');
  return true;
}

async function sendBack(trx: Trx, back: PaymentFact, cents: number, from: string): Promise<void> {
  await setAttempt(trx, back.attemptId, {
    status: 'to-refund',
    refundCents: cents,
    updatedAt: back.at,
  });
  await writeMovement(trx, {
    ...common(back),
    transactionId: transactionIdOf('refundDue', back.attemptId),
    kind: 'refundDue',
    cents,
    debit: from,
    credit: REFUNDS_DUE_ACCOUNT,
  });
  await tellCitizen(trx, back, 'refundDue');
}

function tellCitizen(
  trx: Trx,
  { comuneId, praticaId, attemptId }: PaymentFact,
  kind: 'refundDue' | 'refunded',
) {
  return trx
    .insertInto('outbox')
    .values({ comuneId, praticaId, attemptId, kind, audience: 'citizen' })
    .onConflict((conflict) => conflict.columns(['attemptId', 'kind', 'audience']).doNothing())
    .execute();
}

function common({ comuneId, praticaId, paymentId, at }: PaymentFact) {
  return { comuneId, praticaId, paymentId, at };
}

function isPaid(status: string): boolean {
  return ['settled', 'to-refund', 'refunded'].includes(status);
}

function lockPayment(trx: Trx, id: string) {
  return trx
    .selectFrom('payment')
    .where('id', '=', id)
    .select(['id', 'status', 'enteId'])
    .forUpdate()
    .executeTakeFirstOrThrow();
}

function readAttempt(trx: Trx, id: string) {
  return trx
    .selectFrom('paymentAttempt')
    .where('id', '=', id)
    .select(['id', 'status', 'amountCents', 'refundCents'])
    .executeTakeFirstOrThrow();
}

async function hasSettledAttempt(trx: Trx, paymentId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('paymentAttempt')
    .where('paymentId', '=', paymentId)
    .where('status', '=', 'settled')
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

function setPayment(
  trx: Trx,
  id: string,
  values: { status: 'settled' | 'refunded'; settledAt?: string },
) {
  return trx.updateTable('payment').set(values).where('id', '=', id).execute();
}

function setAttempt(
  trx: Trx,
  id: string,
  values: { status: 'settled' | 'to-refund' | 'refunded'; refundCents?: number; updatedAt: string },
) {
  return trx.updateTable('paymentAttempt').set(values).where('id', '=', id).execute();
}
