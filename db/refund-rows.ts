import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { Provider, RefundCause } from './tables/money.ts';

/** What they took, no machine gives back: the office does, by bank transfer. */
export const GIVEN_BACK_BY_HAND: readonly Provider[] = ['pagopa', 'transfer'];

/** One way back of money that a gateway took, or of a part of it. Amounts are integer cents. */
export interface Refund {
  id: string;
  comuneId: string;
  praticaId: string;
  paymentId: string;
  captureId: string;
  amountCents: number;
  /** Why: it came when nothing was due, its days were not used, or the office decided so. */
  cause: RefundCause;
  status: 'due' | 'done';
  /** How often the gateway would not. */
  refusals: number;
}

const COLUMNS = [
  'id', 'comuneId', 'praticaId', 'paymentId', 'captureId', 'amountCents', 'cause', 'status',
  'refusals',
] as const; // prettier-ignore

/** Once for each id; the database refuses what would exceed the capture. */
export async function addRefund(
  trx: Trx,
  refund: Omit<Refund, 'status' | 'refusals'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('refund')
    .values({ ...refund, status: 'due' })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export function readRefund(trx: Trx, { id }: { id: string }): Promise<Refund> {
  return trx.selectFrom('refund').select(COLUMNS).where('id', '=', id).executeTakeFirstOrThrow();
}

/** Of one attempt, what is on its way back, each with what its gateway has to be told. */
export function listDueRefunds(trx: Trx, { attemptId }: { attemptId: string }) {
  return trx
    .selectFrom('refund')
    .innerJoin('capture', 'capture.id', 'refund.captureId')
    .select(['refund.id', 'refund.comuneId', 'refund.paymentId', 'refund.amountCents'])
    .select(['capture.provider', 'capture.operationId'])
    .where('capture.attemptId', '=', attemptId)
    .where('refund.status', '=', 'due')
    .orderBy('refund.createdAt')
    .execute();
}

/** Whether anything of an attempt is still on its way back. */
export async function isOnItsWay(trx: Trx, args: { attemptId: string }): Promise<boolean> {
  const due = await trx
    .selectFrom('refund')
    .innerJoin('capture', 'capture.id', 'refund.captureId')
    .select('refund.id')
    .where('capture.attemptId', '=', args.attemptId)
    .where('refund.status', '=', 'due')
    .executeTakeFirst();
  return due !== undefined;
}

/** What waits for a bank transfer in a pratica, the oldest first. */
export function listDueTransfers(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('refund')
    .innerJoin('capture', 'capture.id', 'refund.captureId')
    .select(['refund.id', 'refund.paymentId', 'refund.amountCents'])
    .where('refund.praticaId', '=', praticaId)
    .where('refund.status', '=', 'due')
    .where('capture.provider', 'in', GIVEN_BACK_BY_HAND)
    .orderBy('refund.createdAt')
    .orderBy('refund.id')
    .execute();
}

export async function markRefundDone(
  trx: Trx,
  { id, at, transferNumber }: { id: string; at: string; transferNumber?: string },
) {
  await trx
    .updateTable('refund')
    .set({ status: 'done', doneAt: at, ...(transferNumber ? { transferNumber } : {}) })
    .where('id', '=', id)
    .execute();
}

/** The gateway would not: it is asked again after so many hours. */
export async function putRefundOff(trx: Trx, { id, hours }: { id: string; hours: number }) {
  await trx
    .updateTable('refund')
    .set({
      refusals: sql<number>`refusals + 1`,
      notBefore: sql<string>`now() + make_interval(hours => ${hours})`,
    })
    .where('id', '=', id)
    .execute();
}

/** What is left of a capture that nothing has been given, or promised, back of; in cents. */
export async function leftOf(trx: Trx, args: { captureId: string }): Promise<number> {
  const { left } = await trx
    .selectFrom('capture')
    .select(
      sql<number>`amount_cents - coalesce((select sum(amount_cents)::int from refund
        where refund.capture_id = capture.id), 0)`.as('left'),
    )
    .where('id', '=', args.captureId)
    .executeTakeFirstOrThrow();
  return left;
}

/** Whether something of a pratica is on its way back that the gateway would not give once. */
export async function isRefundRefused(trx: Trx, { praticaId }: { praticaId: string }) {
  const row = await trx
    .selectFrom('refund')
    .select('id')
    .where('praticaId', '=', praticaId)
    .where('status', '=', 'due')
    .where('refusals', '>', 0)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a payment still keeps money of a gateway: what is unused is all that goes back of it. */
export async function isKept(trx: Trx, args: { paymentId: string }): Promise<boolean> {
  const kept = await trx
    .selectFrom('capture')
    .select('id')
    .where('paymentId', '=', args.paymentId)
    .where('status', '=', 'settled')
    .where(
      sql<boolean>`not exists (select from refund where refund.capture_id = capture.id
        and cause = 'unused' and refund.status = 'done')`,
    )
    .where(
      sql<boolean>`amount_cents > coalesce((select sum(amount_cents) from refund
        where refund.capture_id = capture.id and refund.status = 'done'), 0)`,
    )
    .executeTakeFirst();
  return kept !== undefined;
}
