import type { Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';
import { nameUuid } from './name-uuid.ts';
import { openOfficeTask } from './office-tasks.ts';
import { bearShare } from './tariff-decisions.ts';
import { listStillOwed } from './unused-payments.ts';
import { readCovered, releaseVouchers, reserveVouchers } from './voucher-uses.ts';

/** The later payments of an order, as rows (docs/adr/0032). Amounts in integer cents. */

const RUNNING: readonly Step['from'][] = ['active', 'suspended', 'renewed'];

/** Payments are due when the pratica says: it moves them with the service. */
export async function moveInstalments(trx: Trx, { instalmentsDue = [] }: Step): Promise<void> {
  for (const { paymentId: id, dueAt } of instalmentsDue) {
    await trx.updateTable('payment').set({ dueAt }).where('id', '=', id).execute();
  }
}

/** What the timeline tells of the instalment that a step is about: what is left for the payer. */
export async function instalmentFacts(trx: Trx, { instalment }: Step): Promise<object> {
  if (!instalment) return {};
  const { paymentId, n, dueOn } = instalment;
  const { amountCents } = await trx
    .selectFrom('payment')
    .select('amountCents')
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  const leftCents = amountCents - (await readCovered(trx, { paymentId }));
  return { instalment: n, dueOn, amountCents: leftCents };
}

/**
 * What stays owed when a pratica is over: of one that ends before its time what was used and is not
 * paid, else what has become due of the period that it was in. The office is to look after it.
 * @returns the payments that stay due
 */
export async function keepOwed(trx: Trx, step: Step): Promise<string[]> {
  const { pratica, from, unused, at } = step;
  const { id: praticaId, comuneId, service, instalments } = pratica;
  // What was never paid for has never run.
  const isRunning = RUNNING.includes(from);
  if (!instalments || !service || !(isRunning || from === 'interrupted')) return [];
  const { period } = service;
  const owed =
    unused && isRunning
      ? await listStillOwed(trx, { praticaId, period, unused })
      : await listDueOf(trx, { praticaId, period });
  const kept: string[] = [];
  for (const { id, cents } of owed) kept.push(await keepPart(trx, { paymentId: id, cents, step }));
  if (kept.length > 0) {
    await openOfficeTask(trx, { kind: 'collectArrears', comuneId, praticaId, at });
  }
  return kept;
}

async function listDueOf(trx: Trx, { praticaId, period }: { praticaId: string; period: number }) {
  return trx
    .selectFrom('payment')
    .innerJoin('order', 'order.id', 'payment.orderId')
    .select(['payment.id', 'payment.amountCents as cents'])
    .where('payment.praticaId', '=', praticaId)
    .where('payment.status', '=', 'due')
    .where('payment.instalment', '>', 1)
    .where('order.period', '<=', period)
    .execute();
}

interface Part {
  paymentId: string;
  cents: number;
  step: Step;
}

/**
 * An instalment that is owed in part gives way to a payment of that part: whoever is on its page at
 * a gateway pays what is no longer asked, and has it back.
 */
async function keepPart(trx: Trx, { paymentId, cents, step }: Part): Promise<string> {
  const { pratica, at } = step;
  const {
    status: _,
    settledAt: __,
    ...whole
  } = await trx
    .selectFrom('payment')
    .selectAll()
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  if (cents === whole.amountCents) return paymentId;
  const { orderId, praticaId, comuneId } = whole;
  const id = nameUuid('rest', paymentId);
  const { last } = await trx
    .selectFrom('payment')
    .select(({ fn }) => fn.max('instalment').as('last'))
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  const dueAt = step.restDueAt!;
  const rest = { ...whole, id, amountCents: cents, instalment: last + 1, status: 'due' as const };
  await trx
    .insertInto('payment')
    .values({ ...rest, settledAt: null, dueAt, createdAt: at })
    .execute();
  await trx.updateTable('payment').set({ status: 'closed' }).where('id', '=', paymentId).execute();
  await releaseVouchers(trx, { praticaId, of: paymentId, at });
  const { startDate, endDate } = pratica.service!;
  const { applicantId } = pratica;
  const borneCents = await bearShare(trx, { orderId, paymentId: id, amountCents: cents, at });
  const amountCents = cents - borneCents;
  await reserveVouchers(trx, { comuneId, praticaId, paymentId: id, amountCents, applicantId, startDate, endDate, at }); // prettier-ignore
  return id;
}
