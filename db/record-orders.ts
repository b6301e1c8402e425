import type { PlannedInstalment } from '../workflows/pratica/instalment-plan.ts';
import type { Step } from '../workflows/pratica/messages.ts';
import { chargePayer } from './charge-payer.ts';
import type { Trx } from './connect.ts';
import { nameUuid } from './name-uuid.ts';
import { findPayee } from './payees.ts';
import { totalCents as sumCents } from './record-offers.ts';
import type { Told } from './record-parts.ts';
import type { QuotedLine } from './tables/pratica.ts';
import { applyTariff } from './tariff-decisions.ts';
import { readCovered, reserveVouchers } from './voucher-uses.ts';

/** The order that an ente confirms, for what its chosen offer says. @returns facts of the timeline */
export async function openOrder(trx: Trx, step: Step, payload: Told['payload']): Promise<object> {
  const { pratica } = step;
  const offerId = pratica.chosenOfferId!;
  const {
    startDate,
    endDate,
    operatorId = null,
    lines: planned,
    instalments,
  } = payload as {
    startDate: string;
    endDate: string;
    operatorId?: string;
    /** What its plan comes to (api/pratiche/count-plan.ts): no more than was offered. */
    lines?: QuotedLine[];
    /** How it is paid (api/pratiche/plan-instalments.ts); missing when at once. */
    instalments?: PlannedInstalment[];
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
  return placeOrder(trx, step, order, instalments);
}

/** The order of the next period, for what was proposed and is now accepted. */
export async function openNextOrder(
  trx: Trx,
  step: Step,
  payload: Told['payload'],
): Promise<object> {
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
  const order = { ...last, ...days, period, lines, totalCents, dueAt };
  return placeOrder(trx, step, order, payload['instalments'] as PlannedInstalment[] | undefined);
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
 * the comune bears by its tariff is set apart at once, then what the applicant's vouchers cover of the
 * rest, from the first instalment on.
 */
async function placeOrder(
  trx: Trx,
  { id, pratica, at, instalmentsDue = [] }: Step,
  order: NewOrder,
  instalments: readonly PlannedInstalment[] = [],
): Promise<object> {
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
  const all = instalments.length > 0 ? instalments : [{ n: 1, amountCents: totalCents }];
  const due = { ...common, orderId: id, payee, status: 'due', createdAt: at } as const;
  const payments = all.map(({ n, amountCents }) => {
    const paymentId = instalmentIdOf(id, n);
    const later = instalmentsDue.find((each) => each.paymentId === paymentId);
    return { ...due, id: paymentId, instalment: n, amountCents, dueAt: later?.dueAt ?? dueAt };
  });
  await trx.insertInto('payment').values(payments).execute();
  const { applicantId } = pratica;
  const tariffCents = await applyTariff(trx, { ...common, orderId: id, applicantId, payments, at });
  let voucherCents = 0;
  for (const { id: paymentId, amountCents: wholeCents } of payments) {
    const amountCents = wholeCents - (await readCovered(trx, { paymentId }));
    const part = { ...common, paymentId, amountCents, applicantId, startDate, endDate, at };
    voucherCents += await reserveVouchers(trx, part);
  }
  await chargePayer(trx, { praticaId: pratica.id, commandId: id, at });
  const covered = {
    ...(tariffCents > 0 ? { tariffCents } : {}),
    ...(voucherCents > 0 ? { voucherCents } : {}),
  };
  const parts = payments.length > 1 ? { instalments: payments.length } : {};
  return { orderId: id, startDate, endDate, totalCents, ...parts, ...covered };
}

/** Those that follow the first, as the pratica knows them: by id and by the first day that they pay for. */
export function laterInstalments(orderId: string, planned: readonly PlannedInstalment[]) {
  const later = planned.filter(({ n }) => n > 1);
  return later.map(({ n, from }) => ({ paymentId: instalmentIdOf(orderId, n), n, from }));
}

/** The first payment of an order has the order's id; the later ones theirs of it. */
export function instalmentIdOf(orderId: string, n: number): string {
  return n === 1 ? orderId : nameUuid('instalment', orderId, String(n));
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
