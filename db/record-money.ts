import type { Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';
import { closePayments, failAttempt, refundUnused, settlePayment } from './ledger.ts';
import { closeOfficeTask } from './office-tasks.ts';
import type { Told } from './record-parts.ts';
import { unusedCents } from './unused-cents.ts';

/**
 * Writes what a step means in money: what becomes due, is paid, falls away or goes back.
 * @returns the facts of it that the timeline shows; amounts in cents
 */
export async function writeMoney(trx: Trx, step: Step, payload: Told['payload']): Promise<object> {
  const { pratica, facts, at } = step;
  const { comuneId, id: praticaId } = pratica;
  if (step.kind === 'confirmOrder') return openOrder(trx, step, payload);
  if (step.kind === 'paymentSettled' || step.kind === 'paymentFailed') {
    const fact = {
      comuneId,
      praticaId,
      paymentId: facts.paymentId!,
      attemptId: facts.attemptId!,
      commandId: step.id,
      at,
    };
    await (step.kind === 'paymentSettled' ? settlePayment(trx, fact) : failAttempt(trx, fact));
    if (step.kind === 'paymentSettled') {
      await closeOfficeTask(trx, { kind: 'checkPayment', praticaId, at });
    }
    const { amountCents } = await trx
      .selectFrom('payment')
      .select('amountCents')
      .where('id', '=', fact.paymentId)
      .executeTakeFirstOrThrow();
    return { amountCents };
  }
  if (step.kind === 'interrupt') return giveBackUnused(trx, step);
  if (!pratica.closed) return {};
  await closePayments(trx, { praticaId, at });
  return step.kind === 'cancel' ? giveBackUnused(trx, step) : {};
}

/** What was paid and is not used goes back: the pratica counts the days, the payment the cents. */
async function giveBackUnused(trx: Trx, { id, pratica, at, unused }: Step): Promise<object> {
  const { comuneId, id: praticaId } = pratica;
  const paid = await findPaidOrder(trx, praticaId);
  if (!paid) return {};
  const cents = unused
    ? Math.ceil((paid.amountCents * unused.days) / unused.ofDays)
    : unusedCents(paid, at);
  if (cents === 0) return {};
  await refundUnused(trx, { comuneId, praticaId, cents, commandId: id, at });
  return { refundCents: cents };
}

async function openOrder(trx: Trx, step: Step, payload: Told['payload']): Promise<object> {
  const { pratica, at } = step;
  const offerId = pratica.chosenOfferId!;
  const { enteId, revision } = pratica.offers[offerId]!;
  const { startDate, endDate, operatorId } = payload as {
    startDate: string;
    endDate: string;
    operatorId?: string;
  };
  const terms = await trx
    .selectFrom('offerRevision')
    .select(['lines', 'totalCents'])
    .where('offerId', '=', offerId)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  const common = { id: step.id, comuneId: pratica.comuneId, praticaId: pratica.id, enteId };
  await trx
    .insertInto('order')
    .values({
      ...common,
      offerId,
      offerRevision: revision,
      operatorId: operatorId ?? null,
      startDate,
      endDate,
      lines: JSON.stringify(terms.lines),
      totalCents: terms.totalCents,
      confirmedAt: at,
    })
    .execute();
  await trx
    .insertInto('payment')
    .values({
      ...common,
      orderId: step.id,
      payee: 'ente',
      amountCents: terms.totalCents,
      status: 'due',
      dueAt: pratica.deadlines.paymentDeadline!,
      createdAt: at,
    })
    .execute();
  return { orderId: step.id, startDate, endDate, totalCents: terms.totalCents };
}

function findPaidOrder(trx: Trx, praticaId: string) {
  return trx
    .selectFrom('order')
    .innerJoin('payment', 'payment.orderId', 'order.id')
    .select(['order.startDate', 'order.endDate', 'payment.amountCents'])
    .where('order.praticaId', '=', praticaId)
    .where('payment.status', '=', 'settled')
    .executeTakeFirst();
}
