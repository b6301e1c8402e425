import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/**
 * Notices that belong to no pratica: each kind has rows of its own, told and put off alike. The row
 * is locked by whoever tells it until the transaction ends.
 */
export type DirectNotices =
  | 'appointmentNotice'
  | 'enteNotice'
  | 'enteServiceNotice'
  | 'mandateNotice'
  | 'noticeTrial'
  | 'payoutNotice'
  | 'qualificationNotice'
  | 'ticketNotice'
  | 'voucherNotice';

export interface NoticeRow {
  table: DirectNotices;
  id: string;
}

export async function markTold(trx: Trx, { table, id }: NoticeRow): Promise<void> {
  await rowOf(trx, { table, id })
    .set({ sentAt: sql`now()` })
    .execute();
}

/** One that the mail server would not take waits, so that it holds up no other. */
export async function postponeNotice(
  trx: Trx,
  { table, id, seconds }: NoticeRow & { seconds: number },
): Promise<void> {
  await rowOf(trx, { table, id })
    .set({ tryAt: sql`now() + make_interval(secs => ${seconds})` })
    .execute();
}

/** One that came too late to be of use: what it warns of is over. Payouts, qualifications, services and tickets have no such. */
export async function dropNotice(trx: Trx, { table, id }: NoticeRow): Promise<void> {
  await rowOf(trx, { table, id })
    .set({ droppedAt: sql`now()` })
    .execute();
}

/** All the tables have these columns; the query builder wants one name. */
function rowOf(trx: Trx, { table, id }: NoticeRow) {
  return trx.updateTable(table as 'mandateNotice').where('id', '=', id);
}
