import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { nameUuid } from './name-uuid.ts';
import type { ReceiptStatus } from './tables/money.ts';

/** Money taken at a counter (docs/adr/0021). Amounts are integer cents. */
export interface Receipt {
  id: string;
  comuneId: string;
  praticaId: string;
  paymentId: string | null;
  number: string;
  amountCents: number | null;
  status: ReceiptStatus;
  refundCents: number | null;
  refundNumber: string | null;
}

const COLUMNS = [
  'id', 'comuneId', 'praticaId', 'paymentId', 'number', 'amountCents', 'status', 'refundCents',
  'refundNumber',
] as const; // prettier-ignore

/** However it is typed, one number: counters write them on paper. */
export function receiptNumber(typed: string): string {
  return typed.trim().replace(/\s+/g, ' ').toUpperCase();
}

export function receiptIdOf({ comuneId, number }: Pick<Receipt, 'comuneId' | 'number'>): string {
  return nameUuid('counter-receipt', comuneId, number);
}

/**
 * Sets a number apart for a pratica, together with the command that names it: two that name it
 * meet here and not where the pratica writes its step, which would then be tried for ever.
 * @returns false when it is of another pratica, or was used
 */
export async function noteReceipt(
  trx: Trx,
  noted: Pick<Receipt, 'comuneId' | 'praticaId' | 'number'> & { at: string },
): Promise<boolean> {
  const { at: takenAt, ...receipt } = noted;
  const id = receiptIdOf(noted);
  await trx
    .insertInto('counterReceipt')
    .values({ ...receipt, id, status: 'noted', takenAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const held = await trx
    .selectFrom('counterReceipt')
    .select('praticaId')
    .where('id', '=', id)
    .where('status', '=', 'noted')
    .executeTakeFirst();
  return held?.praticaId === noted.praticaId;
}

/** What was refused took no money: its number is free again, unless a like command is under way. */
export async function freeReceipts(trx: Trx, { praticaId }: { praticaId: string }): Promise<void> {
  await trx
    .deleteFrom('counterReceipt')
    .where('praticaId', '=', praticaId)
    .where('status', '=', 'noted')
    .where(
      sql<boolean>`not exists (select from command where command.pratica_id = ${praticaId}
        and command.transition in ('recordPaidElsewhere', 'recordInstalmentPaid') and command.result is null)`,
    )
    .execute();
}

/** Writes that a receipt has paid what was due. */
export async function settleReceipt(
  trx: Trx,
  paid: Pick<Receipt, 'comuneId' | 'praticaId' | 'number'> & {
    paymentId: string;
    amountCents: number;
    at: string;
  },
): Promise<string> {
  const { comuneId, praticaId, number, paymentId, amountCents, at: takenAt } = paid;
  const id = receiptIdOf(paid);
  const settled = { paymentId, amountCents, status: 'settled', takenAt } as const;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('counterReceipt')
    .values({ id, comuneId, praticaId, number, ...settled })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(settled)
        .where('counterReceipt.praticaId', '=', praticaId)
        .where('counterReceipt.status', '=', 'noted'),
    )
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) throw new Error(`receipt ${id} is of another pratica`);
  return id;
}

/** Of the money that a counter took for a pratica, newest first. */
export function listReceipts(trx: Trx, args: { praticaId: string }): Promise<Receipt[]> {
  return trx
    .selectFrom('counterReceipt')
    .select(COLUMNS)
    .where('praticaId', '=', args.praticaId)
    .where('status', '<>', 'noted')
    .orderBy('takenAt', 'desc')
    .execute();
}

/** @returns undefined when a payment was not settled at a counter, or has been given back */
export function findReceipt(
  trx: Trx,
  args: { paymentId: string; status: readonly ReceiptStatus[] },
): Promise<Receipt | undefined> {
  return trx
    .selectFrom('counterReceipt')
    .select(COLUMNS)
    .where('paymentId', '=', args.paymentId)
    .where('status', 'in', args.status)
    .executeTakeFirst();
}

/** Locks out whoever would use the number at the same time: both come here one after the other. */
export async function isRefundNumberFree(
  trx: Trx,
  { refundNumber }: { refundNumber: string },
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext(${`refund ${refundNumber}`}))`.execute(trx);
  const used = await trx
    .selectFrom('counterReceipt')
    .select('id')
    .where('refundNumber', '=', refundNumber)
    .executeTakeFirst();
  const transferred = await trx
    .selectFrom('refund')
    .select('id')
    .where('transferNumber', '=', refundNumber)
    .executeTakeFirst();
  return used === undefined && transferred === undefined;
}

export async function setReceipt(
  trx: Trx,
  id: string,
  values: { status: ReceiptStatus; refundCents?: number; refundNumber?: string; refundedAt?: string }, // prettier-ignore
): Promise<void> {
  await trx.updateTable('counterReceipt').set(values).where('id', '=', id).execute();
}
