import type { Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';
import { oweByHand, settleAtCounter } from './counter-money.ts';
import { closePayments, failAttempt, refundUnused, settlePayment } from './ledger.ts';
import { closeOfficeTask } from './office-tasks.ts';
import { openNextOrder, openOrder } from './record-orders.ts';
import type { Told } from './record-parts.ts';
import { listUnusedByOrder, listUnusedPayments } from './unused-payments.ts';
import { returnUnused } from './voucher-uses.ts';

/**
 * Writes what a step means in money: what becomes due, is paid, falls away or goes back.
 * @returns the facts of it that the timeline shows; amounts in cents
 */
export async function writeMoney(trx: Trx, step: Step, payload: Told['payload']): Promise<object> {
  const { pratica, facts, at } = step;
  const { comuneId, id: praticaId } = pratica;
  if (step.kind === 'confirmOrder') return openOrder(trx, step, payload);
  if (step.kind === 'renew') return openNextOrder(trx, step);
  if (step.kind === 'recordPaidElsewhere') return takeAtCounter(trx, step, payload);
  if (
    step.kind === 'paymentSettled' ||
    step.kind === 'renewalSettled' ||
    step.kind === 'paymentFailed'
  ) {
    const { attemptId } = facts;
    const fact = { comuneId, praticaId, paymentId: facts.paymentId!, commandId: step.id, at };
    await (step.kind === 'paymentFailed'
      ? failAttempt(trx, { ...fact, attemptId: attemptId! })
      : settlePayment(trx, { ...fact, ...(attemptId ? { attemptId } : {}) }));
    if (step.kind !== 'paymentFailed') {
      await closeOfficeTask(trx, { kind: 'checkPayment', praticaId, at });
    }
    return { amountCents: await readAmount(trx, fact) };
  }
  if (!pratica.closed && step.kind !== 'interrupt' && step.kind !== 'returnToOffer') return {};
  await closePayments(trx, { praticaId, at });
  return step.kind === 'cancel' || step.kind === 'interrupt' ? giveBackUnused(trx, step) : {};
}

async function takeAtCounter(trx: Trx, step: Step, payload: Told['payload']): Promise<object> {
  const { pratica, facts, at } = step;
  const { comuneId, id: praticaId } = pratica;
  const number = String(payload['receiptNumber']);
  const taken = {
    comuneId,
    praticaId,
    paymentId: facts.paymentId!,
    number,
    commandId: step.id,
    at,
  };
  await settleAtCounter(trx, taken);
  await closeOfficeTask(trx, { kind: 'checkPayment', praticaId, at });
  return { amountCents: await readAmount(trx, taken), receiptNumber: number };
}

async function readAmount(trx: Trx, { paymentId }: { paymentId: string }): Promise<number> {
  const payment = await trx
    .selectFrom('payment')
    .select('amountCents')
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  return payment.amountCents;
}

/**
 * What was paid and is not used goes back: the pratica counts the days, the payment the cents. What
 * vouchers paid of it goes to their funds, the rest to the payer.
 */
async function giveBackUnused(
  trx: Trx,
  { id: commandId, pratica, at, unused }: Step,
): Promise<object> {
  const { id: praticaId, service } = pratica;
  const payments =
    unused && service
      ? await listUnusedPayments(trx, { praticaId, period: service.period, unused })
      : await listUnusedByOrder(trx, { praticaId, at });
  let [refundCents, byHandCents, voucherCents] = [0, 0, 0];
  for (const { paymentId, unusedCents } of payments) {
    const toFunds = await returnUnused(trx, { paymentId, cents: unusedCents, commandId, at });
    const cents = unusedCents - toFunds;
    await refundUnused(trx, { paymentId, cents, commandId, at });
    byHandCents += await oweByHand(trx, { paymentId, cents, commandId, at });
    [refundCents, voucherCents] = [refundCents + cents, voucherCents + toFunds];
  }
  return {
    ...(refundCents > 0 ? { refundCents } : {}),
    ...(byHandCents > 0 ? { byHandCents } : {}),
    ...(voucherCents > 0 ? { voucherCents } : {}),
  };
}
