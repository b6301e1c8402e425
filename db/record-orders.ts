import type { Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';
import { findPayee } from './payees.ts';
import { totalCents as sumCents } from './record-offers.ts';
import type { Told } from './record-parts.ts';
import type { QuotedLine } from './tables/pratica.ts';
import { reserveVouchers } from './voucher-uses.ts';

/** The order that an ente confirms, for what its chosen offer says. @returns facts of the timeline */
export async function openOrder(trx: Trx, step: Step, payload: Told['payload']): Promise<object> {
  const { pratica } = step;
  const offerId = pratica.chosenOfferId!;
  const {
    startDate,
    endDate,
    operatorId = null,
    lines: planned,
  } = payload as {
    startDate: string;
    endDate: string;
    operatorId?: string;
    /** What its plan comes to (api/pratiche/count-plan.ts): no more than was offered. */
    lines?: QuotedLine[];
  };
  const offered = await trx
    .selectFrom('offerRevision')
    .select(['lines', 'totalCents'])
    .where('offerId', '=', offerId)
    .where('revision', '=', pratica.offers[offerId]!.revision)
    .executeTakeFirstOrThrow();
  const lines = planned ?? offered.lines;
  const totalCents = planned ? sumCents(planned) : offered.totalCents;
  const dueAt = pratica.deadlines.paymentDeadline!;
  const order = { period: 1, startDate, endDate, operatorId, lines, totalCents, dueAt };
  return placeOrder(trx, step, order);
}

/** The order of the next period, for what was proposed and is now accepted. */
export async function openNextOrder(trx: Trx, step: Step): Promise<object> {
  const { id, service, deadlines } = step.pratica;
  const { renewal } = await trx
    .selectFrom('pratica')
    .select('renewal')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const last = await trx
    .selectFrom('order')
    .select('operatorId')
    .where('praticaId', '=', id)
    .orderBy('period', 'desc')
    .orderBy('confirmedAt', 'desc')
    .executeTakeFirstOrThrow();
  const { lines, totalCents } = renewal!;
  const dueAt = deadlines.renewalPaymentDeadline!;
  const period = service!.period + 1;
  const days = step.nextPeriod!;
  return placeOrder(trx, step, { ...last, ...days, period, lines, totalCents, dueAt });
}

interface NewOrder {
  period: number;
  startDate: string;
  endDate: string;
  operatorId: string | null;
  lines: QuotedLine[];
  totalCents: number;
  /** ISO instant. */
  dueAt: string;
}

/**
 * An order and what is due for it: both carry the id of the command that brought them about. What
 * the applicant's vouchers cover is set apart at once.
 */
async function placeOrder(trx: Trx, { id, pratica, at }: Step, order: NewOrder): Promise<object> {
  const { dueAt, lines, ...terms } = order;
  const { startDate, endDate, totalCents } = terms;
  const offerId = pratica.chosenOfferId!;
  const { enteId, revision: offerRevision } = pratica.offers[offerId]!;
  const common = { id, comuneId: pratica.comuneId, praticaId: pratica.id, enteId };
  await trx
    .insertInto('order')
    .values({
      ...common,
      ...terms,
      offerId,
      offerRevision,
      lines: JSON.stringify(lines),
      confirmedAt: at,
    }) // prettier-ignore
    .execute();
  const payee = await findPayeeOf(trx, { ...common, at });
  await trx
    .insertInto('payment')
    .values({
      ...common,
      orderId: id,
      payee,
      amountCents: totalCents,
      status: 'due',
      dueAt,
      createdAt: at,
    }) // prettier-ignore
    .execute();
  const { applicantId } = pratica;
  const due = { ...common, paymentId: id, amountCents: totalCents, applicantId, startDate, endDate, at }; // prettier-ignore
  const voucherCents = await reserveVouchers(trx, due);
  const covered = voucherCents > 0 ? { voucherCents } : {};
  return { orderId: id, startDate, endDate, totalCents, ...covered };
}

/** The payee is set when something becomes due: a rule of a later day changes nothing about it. */
async function findPayeeOf(
  trx: Trx,
  { comuneId, praticaId, at }: { comuneId: string; praticaId: string; at: string },
) {
  const { serviceTypeId } = await trx
    .selectFrom('pratica')
    .select('serviceTypeId')
    .where('id', '=', praticaId)
    .executeTakeFirstOrThrow();
  return findPayee(trx, { comuneId, serviceTypeId, at });
}
