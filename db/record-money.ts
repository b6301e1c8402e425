import type { Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';
import { oweByHand, settleAtCounter } from './counter-money.ts';
import { closePayments, failAttempt, refundUnused, settlePayment } from './ledger.ts';
import { instalmentFacts, keepOwed, moveInstalments } from './instalments.ts';
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
  await moveInstalments(trx, step);
  if (step.kind === 'confirmOrder') return openOrder(trx, step, payload);
  if (step.kind === 'renew') return openNextOrder(trx, step, payload);
  if (step.kind === 'recordPaidElsewhere' || step.kind === 'recordInstalmentPaid')
    return takeAtCounter(trx, step, payload);
  if (
    step.kind === 'paymentSettled' ||
    step.kind === 'renewalSettled' ||
    step.kind === 'instalmentSettled' ||
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
    return { amountCents: await readAmount(trx, fact), ...numberOf(step) };
  }
  const isEnd = pratica.closed || step.kind === 'interrupt';
  if (!isEnd && step.kind !== 'returnToOffer') return instalmentFacts(trx, step);
  const isSettling = step.kind === 'cancel' || step.kind === 'interrupt';
  const unused = isSettling ? await listUnused(trx, step) : [];
  const kept = isEnd ? await keepOwed(trx, step) : [];
  await closePayments(trx, { praticaId, kept, commandId: step.id, at });
  return { ...(await giveBack(trx, unused, step)), ...(await owedFacts(trx, kept)) };
}

function numberOf({ instalment }: Step): object {
  return instalment ? { instalment: instalment.n } : {};
}

async function owedFacts(trx: Trx, kept: readonly string[]): Promise<object> {
  if (kept.length === 0) return {};
  let owedCents = 0;
  for (const paymentId of kept) owedCents += await readAmount(trx, { paymentId });
  return { owedCents };
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
  const amountCents = await readAmount(trx, taken);
  return { amountCents, receiptNumber: number, ...numberOf(step) };
}

async function readAmount(trx: Trx, { paymentId }: { paymentId: string }): Promise<number> {
  const payment = await trx
    .selectFrom('payment')
    .select('amountCents')
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  return payment.amountCents;
}

/** What was paid and is not used: the pratica counts the days, the payments the cents. */
function listUnused(trx: Trx, { pratica, at, unused }: Step) {
  const { id: praticaId, service } = pratica;
  return unused && service
    ? listUnusedPayments(trx, { praticaId, period: service.period, unused })
    : listUnusedByOrder(trx, { praticaId, at });
}

/** It goes back as it was paid: what vouchers paid of it to their funds, the rest to the payer. */
async function giveBack(
  trx: Trx,
  payments: readonly { paymentId: string; unusedCents: number; beforeCents?: number }[],
  { id: commandId, at }: Step,
): Promise<object> {
  let [refundCents, byHandCents, voucherCents] = [0, 0, 0];
  for (const { paymentId, unusedCents, beforeCents } of payments) {
    const toFunds = await returnUnused(trx, { paymentId, cents: unusedCents, beforeCents, commandId, at }); // prettier-ignore
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
