import { readCapture, type Capture } from './captures.ts';
import type { Trx } from './connect.ts';
import { findReceipt } from './counter-receipts.ts';
import {
  REFUNDS_DUE_ACCOUNT,
  tillAccount,
  transactionIdOf,
  writeMovement,
} from './ledger-entries.ts';
import { lockPayment, readAttemptStatus, setAttempt, setPayment } from './ledger-rows.ts';
import { appendMoneyEvent, moneyCommandId } from './money-events.ts';
import { closeOfficeTask, openOfficeTask } from './office-tasks.ts';
import {
  addRefund,
  GIVEN_BACK_BY_HAND,
  isKept,
  isOnItsWay,
  isRefundRefused,
  listDueTransfers,
  markRefundDone,
  putRefundOff,
  readRefund,
} from './refund-rows.ts';
import type { RefundCause } from './tables/money.ts';

/**
 * Puts a part of a capture, or all of it, on its way back, out of the account that holds it. Once
 * for each id; the database refuses to give back more than was taken.
 * @returns false when it was on its way already
 */
export async function sendBack(trx: Trx, back: WayBack): Promise<boolean> {
  const { id, capture, cents, cause, from, commandId, at } = back;
  const { id: captureId, comuneId, praticaId, paymentId, operationId } = capture;
  const row = { id, comuneId, praticaId, paymentId, captureId, amountCents: cents, cause };
  if (!(await addRefund(trx, row))) return false;
  // Nothing gives it back by itself: an office person does, by bank transfer.
  if (GIVEN_BACK_BY_HAND.includes(capture.provider))
    await openOfficeTask(trx, { kind: 'refundByHand', comuneId, praticaId, at });
  await writeMovement(trx, {
    ...{ comuneId, praticaId, paymentId, at, cents },
    commandId,
    gatewayReference: operationId,
    transactionId: transactionIdOf('refundDue', id),
    kind: 'refundDue',
    debit: from,
    credit: REFUNDS_DUE_ACCOUNT,
  });
  return true;
}

interface WayBack {
  /** Of the refund: made of what causes it. */
  id: string;
  capture: Capture;
  cents: number;
  cause: RefundCause;
  /** The ledger account that gives it. */
  from: string;
  /** Whose event tells of it. */
  commandId: string;
  at: string;
}

interface Of {
  /** Of the refund. */
  id: string;
  paymentId: string;
  at: string;
}

/**
 * The gateway gave the money back. The citizen is told.
 * @returns false when it was known already
 */
export async function recordRefund(trx: Trx, { id, paymentId, at }: Of): Promise<boolean> {
  const given = await settleRefund(trx, { id, paymentId, commandId: moneyCommandId('refunded', id), at }); // prettier-ignore
  if (!given) return false;
  const { comuneId, praticaId, amountCents } = given;
  await appendMoneyEvent(trx, { kind: 'refunded', cause: id, comuneId, praticaId, tells: ['citizen'], data: { amountCents }, at }); // prettier-ignore
  if (!(await isRefundRefused(trx, { praticaId })))
    await closeOfficeTask(trx, { kind: 'checkRefund', praticaId, at });
  return true;
}

/**
 * What pagoPA or an ente's bank took, and the office gave back by bank transfer: the oldest that is due in a pratica.
 * @returns undefined when nothing is
 */
export async function recordTransfer(
  trx: Trx,
  transfer: { praticaId: string; transferNumber: string; commandId: string; at: string },
): Promise<number | undefined> {
  const { praticaId, at } = transfer;
  const [due, next] = await listDueTransfers(trx, { praticaId });
  if (!due) return undefined;
  const given = await settleRefund(trx, { ...due, ...transfer });
  if (given && !next) await closeOfficeTask(trx, { kind: 'refundByHand', praticaId, at });
  return given?.amountCents;
}

/** @returns undefined when it was known already */
async function settleRefund(
  trx: Trx,
  {
    id,
    paymentId,
    commandId,
    transferNumber,
    at,
  }: Of & { commandId: string; transferNumber?: string },
) {
  const payment = await lockPayment(trx, paymentId);
  const refund = await readRefund(trx, { id });
  const { status, comuneId, praticaId, captureId, amountCents } = refund;
  if (status !== 'due') return undefined;
  await markRefundDone(trx, { id, at, ...(transferNumber ? { transferNumber } : {}) });
  const { attemptId, provider, operationId } = await readCapture(trx, { id: captureId });
  await writeMovement(trx, {
    ...{ comuneId, praticaId, paymentId, at },
    commandId,
    gatewayReference: operationId,
    transactionId: transactionIdOf('refunded', id),
    kind: 'refunded',
    cents: amountCents,
    debit: REFUNDS_DUE_ACCOUNT,
    credit: tillAccount(provider, payment.enteId),
  });
  await noteAllRefunded(trx, { attemptId, payment, at });
  return refund;
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
  const { status, comuneId, praticaId, amountCents, refusals } = await readRefund(trx, { id });
  if (status !== 'due') return;
  const hours = Math.min(RETRY_FIRST_HOURS * 2 ** Math.min(refusals, 10), RETRY_LAST_HOURS);
  await putRefundOff(trx, { id, hours });
  await openOfficeTask(trx, { kind: 'checkRefund', comuneId, praticaId, at });
  await appendMoneyEvent(trx, { kind: 'refundRefused', cause: id, comuneId, praticaId, tells: ['office'], data: { amountCents }, at }); // prettier-ignore
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
  if (
    (await readAttemptStatus(trx, attemptId)) === 'to-refund' &&
    !(await isOnItsWay(trx, { attemptId }))
  )
    await setAttempt(trx, attemptId, { status: 'refunded', updatedAt: at });
  const paymentId = payment.id;
  const atCounter = await findReceipt(trx, { paymentId, status: ['settled', 'to-refund'] });
  if (!atCounter && payment.status !== 'due' && !(await isKept(trx, { paymentId })))
    await setPayment(trx, paymentId, { status: 'refunded' });
}
