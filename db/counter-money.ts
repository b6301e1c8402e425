import { chargePayer } from './charge-payer.ts';
import type { Trx } from './connect.ts';
import { findReceipt, setReceipt, settleReceipt } from './counter-receipts.ts';
import {
  COUNTER_ACCOUNT,
  enteAccount,
  REFUNDS_DUE_ACCOUNT,
  transactionIdOf,
  writeMovement,
} from './ledger-entries.ts';
import { closeAttempts, lockPayment, setPayment } from './ledger-rows.ts';
import { nameUuid } from './name-uuid.ts';
import { closeOfficeTask, openOfficeTask } from './office-tasks.ts';
import { readCovered, spendVouchers } from './voucher-uses.ts';

interface Taken {
  comuneId: string;
  praticaId: string;
  paymentId: string;
  /** Of the receipt, as `receiptNumber` has it. */
  number: string;
  /** Of the step that says so. */
  commandId: string;
  /** ISO instant. */
  at: string;
}

/**
 * The due payment is paid at a counter, all that vouchers leave of it: the money belongs to the ente. A card page that is
 * still open is closed; what comes of it all the same is late and goes back (docs/adr/0021).
 */
export async function settleAtCounter(trx: Trx, taken: Taken): Promise<void> {
  const { comuneId, praticaId, paymentId, commandId, at } = taken;
  const payment = await lockPayment(trx, paymentId);
  if (payment.status !== 'due') return;
  const { enteId } = payment;
  const cents = payment.amountCents - (await readCovered(trx, { paymentId }));
  await chargePayer(trx, taken);
  const id = await settleReceipt(trx, { ...taken, amountCents: cents });
  await setPayment(trx, paymentId, { status: 'settled', settledAt: at });
  await spendVouchers(trx, { paymentId, to: enteAccount(enteId), commandId, at });
  await closeAttempts(trx, { praticaId, paymentId, at });
  await writeMovement(trx, {
    ...{ comuneId, praticaId, paymentId, at, cents },
    commandId,
    transactionId: transactionIdOf('settled', id),
    kind: 'settled',
    debit: COUNTER_ACCOUNT,
    credit: enteAccount(enteId),
  });
}

/**
 * What was paid at a counter and not used: nothing gives cash back by itself, so the office has it
 * to do, and the pratica stays open until it is done.
 * @returns the cents that are to be given back by hand
 */
export async function oweByHand(
  trx: Trx,
  unused: { paymentId: string; cents: number; commandId: string; at: string },
): Promise<number> {
  const { paymentId, commandId, at } = unused;
  const { enteId } = await lockPayment(trx, paymentId);
  const receipt = await findReceipt(trx, { paymentId, status: ['settled', 'to-refund'] });
  if (!receipt) return 0;
  const { id, comuneId, praticaId } = receipt;
  // The service ends sooner than the interruption said, and nobody has given that back yet.
  const beforeCents = receipt.refundCents ?? 0;
  const cents = Math.min(unused.cents, receipt.amountCents! - beforeCents);
  if (cents <= 0) return 0;
  await setReceipt(trx, id, { status: 'to-refund', refundCents: beforeCents + cents });
  await writeMovement(trx, {
    ...{ comuneId, praticaId, paymentId, at, cents },
    commandId,
    transactionId: transactionIdOf('refundDue', beforeCents === 0 ? id : nameUuid(id, commandId)),
    kind: 'refundDue',
    debit: enteAccount(enteId),
    credit: REFUNDS_DUE_ACCOUNT,
  });
  await openOfficeTask(trx, { kind: 'refundByHand', comuneId, praticaId, at });
  return cents;
}

/**
 * Money was given back at a counter, against a receipt.
 * @returns the cents; undefined when nothing is to be given back of this payment any more
 */
export async function giveBackByHand(
  trx: Trx,
  given: { paymentId: string; refundNumber: string; commandId: string; at: string },
): Promise<number | undefined> {
  const { paymentId, refundNumber, commandId, at } = given;
  await lockPayment(trx, paymentId);
  const receipt = await findReceipt(trx, { paymentId, status: ['to-refund'] });
  if (!receipt) return undefined;
  const { id, comuneId, praticaId } = receipt;
  const cents = receipt.refundCents!;
  await setReceipt(trx, id, { status: 'refunded', refundNumber, refundedAt: at });
  await writeMovement(trx, {
    ...{ comuneId, praticaId, paymentId, at, cents },
    commandId,
    transactionId: transactionIdOf('refunded', id),
    kind: 'refunded',
    debit: REFUNDS_DUE_ACCOUNT,
    credit: COUNTER_ACCOUNT,
  });
  await setPayment(trx, paymentId, { status: 'refunded' });
  await closeOfficeTask(trx, { kind: 'refundByHand', praticaId, at });
  return cents;
}
