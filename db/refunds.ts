import { sql } from 'kysely';
import { listCaptures, readCapture, setCapture, type Capture } from './captures.ts';
import type { Trx } from './connect.ts';
import { findReceipt } from './counter-receipts.ts';
import {
  GATEWAY_ACCOUNT,
  REFUNDS_DUE_ACCOUNT,
  transactionIdOf,
  writeMovement,
} from './ledger-entries.ts';
import { lockPayment, readAttemptStatus, setAttempt, setPayment } from './ledger-rows.ts';
import { appendMoneyEvent } from './money-events.ts';
import { closeOfficeTask, openOfficeTask } from './office-tasks.ts';

type Of = Pick<Capture, 'id' | 'paymentId'> & { at: string };

/** Puts a part of a capture, or all of it, on its way back, out of the account that holds it. */
export async function sendBack(
  trx: Trx,
  { capture, cents, from, at }: { capture: Capture; cents: number; from: string; at: string },
): Promise<void> {
  const { id, comuneId, praticaId, paymentId } = capture;
  await setCapture(trx, id, { status: 'to-refund', refundCents: cents });
  await writeMovement(trx, {
    ...{ comuneId, praticaId, paymentId, at, cents },
    transactionId: transactionIdOf('refundDue', id),
    kind: 'refundDue',
    debit: from,
    credit: REFUNDS_DUE_ACCOUNT,
  });
}

/**
 * The gateway gave the money back. The citizen is told.
 * @returns false when it was known already
 */
export async function recordRefund(trx: Trx, { id, paymentId, at }: Of): Promise<boolean> {
  const payment = await lockPayment(trx, paymentId);
  const capture = await readCapture(trx, { id });
  const { comuneId, praticaId, attemptId, refundCents } = capture;
  if (capture.status !== 'to-refund' || refundCents === null) return false;
  await setCapture(trx, id, { status: 'refunded' });
  await writeMovement(trx, {
    ...{ comuneId, praticaId, paymentId, at },
    transactionId: transactionIdOf('refunded', id),
    kind: 'refunded',
    cents: refundCents,
    debit: REFUNDS_DUE_ACCOUNT,
    credit: GATEWAY_ACCOUNT,
  });
  await noteAllRefunded(trx, { attemptId, payment, at });
  await appendMoneyEvent(trx, { kind: 'refunded', cause: id, comuneId, praticaId, tells: ['citizen'], data: { amountCents: refundCents }, at }); // prettier-ignore
  if (!(await isRefundRefused(trx, praticaId))) {
    await closeOfficeTask(trx, { kind: 'checkRefund', praticaId, at });
  }
  return true;
}

const RETRY_FIRST_HOURS = 1;
const RETRY_LAST_HOURS = 24;

/**
 * The gateway understood and will not give the money back: repeating at once is useless. It is
 * asked again after an hour, then after twice as long each time up to a day, and the office is
 * given the task to look.
 */
export async function recordRefusedRefund(trx: Trx, { id, paymentId, at }: Of): Promise<void> {
  await lockPayment(trx, paymentId);
  const { status, comuneId, praticaId, refundCents, refundRefusals } = await readCapture(trx, { id }); // prettier-ignore
  if (status !== 'to-refund') return;
  const hours = Math.min(RETRY_FIRST_HOURS * 2 ** Math.min(refundRefusals, 10), RETRY_LAST_HOURS);
  await trx
    .updateTable('capture')
    .set({
      refundRefusals: refundRefusals + 1,
      refundNotBefore: sql<string>`now() + make_interval(hours => ${hours})`,
    })
    .where('id', '=', id)
    .execute();
  await openOfficeTask(trx, { kind: 'checkRefund', comuneId, praticaId, at });
  await appendMoneyEvent(trx, { kind: 'refundRefused', cause: id, comuneId, praticaId, tells: ['office'], data: { amountCents: refundCents }, at }); // prettier-ignore
}

/** A notice without an event of its own: the step that causes the refund is its event. */
export function tellCitizen(
  trx: Trx,
  { comuneId, praticaId, attemptId }: Capture,
  kind: 'refundDue',
) {
  return trx
    .insertInto('outbox')
    .values({ comuneId, praticaId, attemptId, kind, audience: 'citizen' })
    .onConflict((conflict) => conflict.columns(['attemptId', 'kind', 'audience']).doNothing())
    .execute();
}

/** An attempt, and a payment, are given back once nothing of them is kept or on its way. */
async function noteAllRefunded(
  trx: Trx,
  { attemptId, payment, at }: { attemptId: string; payment: { id: string; status: string }; at: string }, // prettier-ignore
): Promise<void> {
  const left = await listCaptures(trx, { attemptId, status: 'to-refund' });
  if (left.length === 0 && (await readAttemptStatus(trx, attemptId)) === 'to-refund') {
    await setAttempt(trx, attemptId, { status: 'refunded', updatedAt: at });
  }
  const kept = await trx
    .selectFrom('capture')
    .select('id')
    .where('paymentId', '=', payment.id)
    .where('status', '=', 'settled')
    .executeTakeFirst();
  const atCounter = await findReceipt(trx, {
    paymentId: payment.id,
    status: ['settled', 'to-refund'],
  });
  if (!kept && !atCounter && payment.status !== 'due')
    await setPayment(trx, payment.id, { status: 'refunded' });
}

async function isRefundRefused(trx: Trx, praticaId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('capture')
    .select('id')
    .where('praticaId', '=', praticaId)
    .where('status', '=', 'to-refund')
    .where('refundRefusals', '>', 0)
    .executeTakeFirst();
  return row !== undefined;
}
