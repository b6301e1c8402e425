import { sql } from 'kysely';
import { PAYOUT_ACTS, type PayoutAct, type PayoutStatus } from '../../payouts/acts.ts';
import type { Trx } from '../connect.ts';
import { freeEntries, type Period, SUMS } from './due.ts';

interface NewPayout extends Period {
  /** The command's. */
  id: string;
  comuneId: string;
  enteId: string;
  askedBy: string;
  /** ISO instant. */
  at: string;
}

/**
 * Claims all that is owed to an ente for a period and that no payout holds yet, in one statement. Two
 * who do it at once follow each other: the second finds nothing left.
 * @returns its amount in cents; undefined when nothing, or less, is owed
 */
export async function addPayout(trx: Trx, payout: NewPayout): Promise<number | undefined> {
  const { id, comuneId, enteId, fromDay, throughDay, askedBy, at } = payout;
  await sql`select pg_advisory_xact_lock(hashtext('payout'), hashtext(${enteId}))`.execute(trx);
  const { rows } = await sql<{ amountCents: number }>`
    with moved as materialized (${freeEntries(payout)}),
    made as (
      insert into payout (id, comune_id, ente_id, from_day, through_day, asked_by, asked_at,
          paid_cents, voucher_cents, direct_cents, refund_cents, fee_cents, returned_cents, amount_cents)
        select ${id}, ${comuneId}, ${enteId}, ${fromDay}, ${throughDay}, ${askedBy}, ${at}::timestamptz,
          ${SUMS}, -sum(amount_cents) from moved having -sum(amount_cents) > 0
        returning id, amount_cents
    ), claimed as (
      insert into payout_entry (payout_id, ledger_entry_id, comune_id)
        select made.id, moved.id, ${comuneId} from made, moved
    )
    select amount_cents from made`.execute(trx);
  return rows[0]?.amountCents;
}

interface Change {
  decidedBy?: string;
  decidedAt?: string;
  ibanId?: string;
  fileId?: string;
  bankReference?: string;
  executedOn?: string;
  returnedOn?: string;
  reason?: string;
}

/**
 * The one place where a payout changes its status, by the table (payouts/acts.ts); what it held is freed
 * where the table says so.
 * @returns false when it was not where the act begins
 */
export async function movePayout(
  trx: Trx,
  { id, act, at, change = {} }: { id: string; act: PayoutAct; at: string; change?: Change },
): Promise<boolean> {
  const { from, to, frees } = PAYOUT_ACTS[act];
  const { numUpdatedRows } = await trx
    .updateTable('payout')
    .set({ ...change, status: to })
    .where('id', '=', id)
    .where('status', 'in', from as readonly PayoutStatus[])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  if (frees)
    await trx.updateTable('payoutEntry').set({ releasedAt: at }).where('payoutId', '=', id).execute();
  return true;
} // prettier-ignore

export interface PayoutActRow {
  id: string;
  payoutId: string;
  comuneId: string;
  act: PayoutAct | 'ask';
  actorId: string;
  requestHash: string;
  reason?: string | null;
  at: string;
}

/** Writes down who did what under which command. @returns false when it is written already */
export async function addPayoutAct(trx: Trx, { reason = null, ...act }: PayoutActRow) {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('payoutAct')
    .values({ ...act, reason })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export function findPayoutAct(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('payoutAct')
    .select(['payoutId', 'requestHash'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export function listPayoutActs(trx: Trx, { payoutId }: { payoutId: string }) {
  return trx
    .selectFrom('payoutAct')
    .leftJoin('person', 'person.id', 'payoutAct.actorId')
    .select(['payoutAct.act', 'payoutAct.at', 'payoutAct.reason', 'person.name as actorName'])
    .where('payoutId', '=', payoutId)
    .orderBy('payoutAct.at')
    .execute();
}

export type PayoutRow = NonNullable<Awaited<ReturnType<typeof findPayout>>>;

export function findPayout(trx: Trx, { id }: { id: string }) {
  return selectPayouts(trx).where('payout.id', '=', id).executeTakeFirst();
}

/** Locked until the transaction ends. */
export async function lockPayout(trx: Trx, { id }: { id: string }) {
  const locked = await trx.selectFrom('payout').select('id').where('id', '=', id).forUpdate().executeTakeFirst(); // prettier-ignore
  return locked && findPayout(trx, { id });
}

/** The latest first. */
export function listPayouts(
  trx: Trx,
  args: {
    enteId?: string | undefined;
    status?: PayoutStatus | undefined;
    fileId?: string | undefined;
    after?: readonly [at: string, id: string] | undefined;
    limit: number;
  },
) {
  let rows = selectPayouts(trx);
  if (args.enteId) rows = rows.where('payout.enteId', '=', args.enteId);
  if (args.fileId) rows = rows.where('payout.fileId', '=', args.fileId);
  if (args.status) rows = rows.where('payout.status', '=', args.status);
  if (args.after) {
    const [at, id] = args.after;
    rows = rows.where(
      sql<boolean>`(payout.asked_at, payout.id) < (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  return rows.orderBy('payout.askedAt', 'desc').orderBy('payout.id', 'desc').limit(args.limit).execute(); // prettier-ignore
}

/**
 * Whether money of a payment that the payout pays was given back since it was claimed: it would be paid
 * out although it is owed no more.
 */
export async function isOvertaken(trx: Trx, { id }: { id: string }): Promise<boolean> {
  const { rows } = await sql<{ isOvertaken: boolean }>`
    select exists (
      select from payout_entry claimed
      join ledger_entry held on held.id = claimed.ledger_entry_id
      join ledger_entry entry on entry.pratica_id = held.pratica_id and entry.payment_id = held.payment_id
        and entry.account = held.account and entry.kind in ('refundDue', 'refunded')
      where claimed.payout_id = ${id} and not exists (
        select from payout_entry own where own.ledger_entry_id = entry.id and own.released_at is null)
    ) as is_overtaken`.execute(trx);
  return rows[0]!.isOvertaken;
}

function selectPayouts(trx: Trx) {
  return trx
    .selectFrom('payout')
    .innerJoin('ente', 'ente.id', 'payout.enteId')
    .leftJoin('person as asking', 'asking.id', 'payout.askedBy')
    .leftJoin('person as deciding', 'deciding.id', 'payout.decidedBy')
    .select(['payout.id', 'payout.enteId', 'payout.fromDay', 'payout.throughDay', 'payout.status'])
    .select(['payout.paidCents', 'payout.voucherCents', 'payout.refundCents', 'payout.feeCents'])
    .select([
      'payout.directCents',
      'payout.returnedCents',
      'payout.amountCents',
      'payout.askedBy',
      'payout.askedAt',
    ])
    .select(['payout.decidedBy', 'payout.decidedAt', 'payout.ibanId', 'payout.fileId'])
    .select(['payout.bankReference', 'payout.executedOn', 'payout.returnedOn', 'payout.reason'])
    .select(['ente.name as enteName', 'asking.name as askedByName'])
    .select('deciding.name as decidedByName');
}
