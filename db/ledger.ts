import {
  findSettledCapture,
  listCaptures,
  readCapture,
  setCapture,
  type Capture,
} from './captures.ts';
import { chargePayer } from './charge-payer.ts';
import type { Trx } from './connect.ts';
import {
  heldAccount,
  payeeAccount,
  tillAccount,
  transactionIdOf,
  writeMovement,
} from './ledger-entries.ts';
import {
  closeAttempts,
  lockPayment,
  readAttemptStatus,
  setAttempt,
  setPayment,
} from './ledger-rows.ts';
import { appendMoneyEvent, moneyCommandId } from './money-events.ts';
import { nameUuid } from './name-uuid.ts';
import { leftOf } from './refund-rows.ts';
import { sendBack, tellCitizen } from './refunds.ts';
import { bookDirect } from './transfer-money.ts';
import { closeTransferTask, closeTransfers } from './transfer-tasks.ts';
import { readCovered, releaseVouchers, spendVouchers } from './voucher-uses.ts';

/**
 * What happens to a payment, as rows and as ledger movements, in the caller's transaction. Each
 * function locks the payment first, so that a notice, a timer and an administrator that meet on
 * one payment queue here; each is safe to run again.
 */
export interface PaymentFact {
  comuneId: string;
  praticaId: string;
  paymentId: string;
  /** Missing where vouchers cover all of it. */
  attemptId?: string;
  commandId?: string;
  /** ISO instant. */
  at: string;
}

/**
 * The due payment is paid by this attempt: the money of its first capture belongs to the payee, and
 * what vouchers cover is spent. Any other capture, and this one when nothing is due, is booked by
 * `recordLateCapture`. Without an attempt, vouchers must cover it all.
 */
export async function settlePayment(
  trx: Trx,
  settled: PaymentFact & { commandId: string },
): Promise<void> {
  const payment = await lockPayment(trx, settled.paymentId);
  if (payment.status !== 'due') return;
  const { attemptId, commandId, at } = settled;
  const { enteId } = payment;
  const to = payeeAccount(payment);
  await chargePayer(trx, settled);
  if (attemptId) await keepCapture(trx, { attemptId, enteId, to, commandId, at });
  else if ((await readCovered(trx, settled)) < payment.amountCents)
    throw new Error(`payment ${payment.id}: vouchers do not cover it`);
  await setPayment(trx, payment.id, { status: 'settled', settledAt: at });
  await spendVouchers(trx, { paymentId: payment.id, to, commandId, at });
  await closeTransfers(trx, { ...settled, paymentId: payment.id, at });
}

async function keepCapture(
  trx: Trx,
  { attemptId, enteId, to, commandId, at }: { attemptId: string; enteId: string; to: string; commandId: string; at: string }, // prettier-ignore
): Promise<void> {
  const [capture] = await listCaptures(trx, { attemptId, status: 'seen' });
  if (!capture) throw new Error(`attempt ${attemptId}: nothing was captured`);
  await setAttempt(trx, attemptId, { status: 'settled', updatedAt: at });
  await setCapture(trx, capture.id, { status: 'settled' });
  await writeMovement(trx, {
    ...common(capture, at),
    commandId,
    transactionId: transactionIdOf('settled', capture.id),
    kind: 'settled',
    cents: capture.amountCents,
    debit: tillAccount(capture.provider, enteId),
    credit: to,
  });
  await bookDirect(trx, { capture, enteId, commandId, at });
  if (capture.provider === 'transfer')
    await closeTransferTask(trx, { praticaId: capture.praticaId, at });
}

/** The gateway said no. A paid attempt stays paid: a refusal that arrives late changes nothing. */
export async function failAttempt(
  trx: Trx,
  failed: PaymentFact & { attemptId: string },
): Promise<void> {
  await lockPayment(trx, failed.paymentId);
  await trx
    .updateTable('paymentAttempt')
    .set({ status: 'failed', updatedAt: failed.at })
    .where('id', '=', failed.attemptId)
    .where('status', 'in', ['opening', 'open', 'unknown'])
    .execute();
}

/**
 * Nothing is due any more (withdrawn, cancelled, expired): the payment and its attempts are
 * closed. A payer who is still on the gateway's page can pay there, so the gateway is asked about
 * attempts that have a page for as long as that may be.
 * @param closed.kept payments that are owed all the same
 */
export async function closePayments(
  trx: Trx,
  closed: { praticaId: string; kept?: readonly string[]; commandId: string; at: string },
): Promise<void> {
  const { kept = [] } = closed;
  let due = trx
    .updateTable('payment')
    .set({ status: 'closed' })
    .where('praticaId', '=', closed.praticaId)
    .where('status', '=', 'due');
  if (kept.length > 0) due = due.where('id', 'not in', kept);
  await due.execute();
  await closeAttempts(trx, closed);
  await releaseVouchers(trx, closed);
  await chargePayer(trx, closed);
}

/**
 * Money that came when nothing was due, or a second time: held, and on its way back at once. The
 * citizen is told.
 * @returns whether this call recorded it; false when the capture was dealt with already
 */
export async function recordLateCapture(
  trx: Trx,
  late: { captureId: string; paymentId: string; at: string },
): Promise<boolean> {
  const { enteId } = await lockPayment(trx, late.paymentId);
  const capture = await readCapture(trx, { id: late.captureId });
  if (capture.status !== 'seen') return false;
  const { comuneId, praticaId, attemptId, amountCents } = capture;
  const { at } = late;
  const commandId = moneyCommandId('refundDue', capture.id);
  await writeMovement(trx, {
    ...common(capture, at),
    commandId,
    transactionId: transactionIdOf('late', capture.id),
    kind: 'late',
    cents: amountCents,
    debit: tillAccount(capture.provider, enteId),
    credit: heldAccount(praticaId),
  });
  await bookDirect(trx, { capture, enteId, commandId, at });
  await setCapture(trx, capture.id, { status: 'late' });
  await sendBack(trx, {
    ...{
      id: nameUuid('refund', 'late', capture.id),
      capture,
      cents: amountCents,
      cause: 'late',
      commandId,
      at,
    },
    from: heldAccount(praticaId),
  });
  // An attempt that another capture has paid stays paid.
  if ((await readAttemptStatus(trx, attemptId)) !== 'settled') {
    await setAttempt(trx, attemptId, { status: 'to-refund', updatedAt: at });
  }
  await appendMoneyEvent(trx, { kind: 'refundDue', cause: capture.id, comuneId, praticaId, tells: ['citizen'], data: { amountCents }, at }); // prettier-ignore
  return true;
}

/**
 * What was paid and not used goes back (a service ends before its time). Takes at most what the
 * payee still holds of that payment's settled capture. The step that causes it is
 * its event.
 */
export async function refundUnused(
  trx: Trx,
  unused: { paymentId: string; cents: number; commandId: string; at: string },
): Promise<void> {
  const { paymentId, commandId, at } = unused;
  const settled = await findSettledCapture(trx, { paymentId });
  if (!settled || unused.cents <= 0) return;
  const capture = await readCapture(trx, settled);
  const cents = Math.min(unused.cents, await leftOf(trx, { captureId: capture.id }));
  if (cents <= 0) return;
  const isNew = await sendBack(trx, {
    // Once for each step that ends the service: an interruption, and then sooner still.
    ...{ id: nameUuid('refund', 'unused', capture.id, commandId), capture, cents, cause: 'unused', commandId, at }, // prettier-ignore
    from: payeeAccount(settled),
  });
  if (!isNew) return;
  await setAttempt(trx, capture.attemptId, { status: 'to-refund', updatedAt: at });
  await tellCitizen(trx, capture, 'refundDue');
}

function common({ comuneId, praticaId, paymentId, operationId }: Capture, at: string) {
  return { comuneId, praticaId, paymentId, gatewayReference: operationId, at };
}
