import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { payeeAccount, transactionIdOf, writeMovement } from './ledger-entries.ts';
import { nameUuid } from './name-uuid.ts';
import type { VoucherMovementTable } from './tables/vouchers.ts';
import { lockFund } from './vouchers.ts';

/**
 * What public money pays of a payment, a tariff's share (docs/adr/0036) and vouchers: reserved when it becomes due, spent when it is settled, returned
 * when it falls away or the service ends before its time (docs/adr/0027). The payment's total stays
 * what it is; what is left of it is for the payer. Each function is safe to run again: a movement is
 * named by its payment, its voucher and its kind.
 */
export const fundAccount = (fundId: string) => `fund:${fundId}`;
/** What a comune bears by its tariff for a service: on a line of its own, among the funds. */
export const tariffAccount = (tariffId: string) => `fund:tariff:${tariffId}`;

function accountOf({ fundId, tariffId }: Pick<Movement, 'fundId' | 'tariffId'>): string {
  return fundId === null ? tariffAccount(tariffId!) : fundAccount(fundId);
}

interface Order {
  comuneId: string;
  praticaId: string;
  paymentId: string;
  amountCents: number;
  applicantId: string;
  /** Days of the period that is paid. */
  startDate: string;
  endDate: string;
  /** ISO instant. */
  at: string;
}

/**
 * Reserves the applicant's vouchers that are good for this service, the first to expire first. Their
 * funds are locked one after the other, always in the same order; what is left is read after that.
 * @returns what they cover, in cents
 */
export async function reserveVouchers(trx: Trx, order: Order): Promise<number> {
  const { praticaId, paymentId, comuneId, amountCents, at } = order;
  const fundIds = (await listUsable(trx, order)).map(({ fundId }) => fundId);
  for (const fundId of [...new Set(fundIds)].sort()) await lockFund(trx, { fundId });
  const usable = fundIds.length === 0 ? [] : await listUsable(trx, order);
  const roomOf = new Map(usable.map(({ fundId, fundCents }) => [fundId, fundCents]));
  let toCover = amountCents;
  for (const { id: voucherId, fundId, leftCents, monthCents } of usable) {
    const room = roomOf.get(fundId)!;
    const cents = Math.min(leftCents, monthCents ?? leftCents, room, toCover);
    if (cents <= 0) continue;
    const use = { comuneId, fundId, voucherId, tariffId: null, praticaId, paymentId };
    await move(trx, { ...use, kind: 'reserved', cents, at });
    roomOf.set(fundId, room - cents);
    toCover -= cents;
  }
  return amountCents - toCover;
}

/** What a comune bears of a payment by its tariff: a right, so no budget stands in its way. */
export async function reserveShare(
  trx: Trx,
  share: Pick<VoucherMovementTable, 'comuneId' | 'praticaId' | 'paymentId' | 'cents' | 'at'> & {
    tariffId: string;
  },
): Promise<void> {
  await move(trx, { ...share, fundId: null, voucherId: null, kind: 'reserved' });
}

/** What is covered of a payment, in cents: reserved or spent, and not returned. */
export async function readCovered(trx: Trx, { paymentId }: { paymentId: string }): Promise<number> {
  const uses = await listUsesOf(trx, { paymentId });
  return uses.reduce((sum, { coveredCents }) => sum + coveredCents, 0);
}

/** What of that the comune bears by its tariff, in cents. */
export async function readBorne(trx: Trx, { paymentId }: { paymentId: string }): Promise<number> {
  const uses = await listUsesOf(trx, { paymentId });
  return uses.reduce((sum, { tariffId, coveredCents }) => sum + (tariffId ? coveredCents : 0), 0);
}

/** The payment is settled: what was reserved goes from each fund to the payee's account. @returns cents */
export async function spendVouchers(
  trx: Trx,
  { paymentId, to, commandId, at }: { paymentId: string; to: string; commandId: string; at: string }, // prettier-ignore
): Promise<number> {
  let spentCents = 0;
  for (const { coveredCents: cents, returnedCents: _, isSpent, ...use } of await listUsesOf(trx, {
    paymentId,
  })) {
    if (isSpent || cents <= 0) continue;
    const { id, comuneId, praticaId } = await move(trx, { ...use, kind: 'spent', cents, at });
    await writeMovement(trx, {
      ...{ comuneId, praticaId, paymentId, at, cents },
      commandId,
      transactionId: transactionIdOf('settled', id),
      kind: 'settled',
      debit: accountOf(use),
      credit: to,
    });
    spentCents += cents;
  }
  return spentCents;
}

/** Nothing is due any more but what is kept: what was reserved for the rest and not spent is free again. */
export async function releaseVouchers(
  trx: Trx,
  released: { praticaId: string; of?: string; kept?: readonly string[]; at: string },
): Promise<void> {
  const { praticaId, of, kept = [], at } = released;
  const uses = await listUsesOf(trx, of ? { paymentId: of } : { praticaId });
  for (const { coveredCents: cents, returnedCents: _, isSpent, ...use } of uses) {
    if (isSpent || cents <= 0 || kept.includes(use.paymentId)) continue;
    await move(trx, { ...use, kind: 'returned', cents, at });
  }
}

/**
 * The fund's share of what was paid and not used goes back to it, in proportion to what it paid, and
 * to the voucher as long as that is good. Rounded down: a cent between the two is the payer's.
 * @param unused.beforeCents what an end before has given back of the payment already
 * @returns what goes back to funds, in cents; the rest of `cents` is the payer's
 */
export async function returnUnused(
  trx: Trx,
  unused: { paymentId: string; cents: number; beforeCents?: number | undefined; commandId: string; at: string }, // prettier-ignore
): Promise<number> {
  const { paymentId, beforeCents = 0, commandId, at } = unused;
  if (unused.cents <= 0) return 0;
  const { amountCents, ...owed } = await trx
    .selectFrom('payment')
    .select(['amountCents', 'payee', 'enteId', 'comuneId'])
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  let backCents = 0;
  for (const { coveredCents, returnedCents, isSpent, ...use } of await listUsesOf(trx, {
    paymentId,
  })) {
    const unusedCents = beforeCents + unused.cents;
    const cents =
      shareOf(coveredCents + returnedCents, { unusedCents, amountCents }) - returnedCents;
    if (!isSpent || cents <= 0) continue;
    const { id, comuneId, praticaId } = await move(trx, { ...use, kind: 'returned', cents, at }, commandId); // prettier-ignore
    await writeMovement(trx, {
      ...{ comuneId, praticaId, paymentId, at, cents },
      commandId,
      transactionId: transactionIdOf('refunded', id),
      kind: 'refunded',
      debit: payeeAccount(owed),
      credit: accountOf(use),
    });
    backCents += cents;
  }
  return backCents;
}

/** The part of what is unused that a fund paid, in cents. */
export function shareOf(
  paidCents: number,
  { unusedCents, amountCents }: { unusedCents: number; amountCents: number },
): number {
  return Math.floor((paidCents * Math.min(unusedCents, amountCents)) / amountCents);
}

type Movement = Omit<VoucherMovementTable, 'id'>;

/** Once of each kind; what goes back of what was spent, once for each command that ends the service. */
async function move(trx: Trx, movement: Movement, ...of: string[]): Promise<VoucherMovementTable> {
  const { kind, paymentId, voucherId, tariffId } = movement;
  const by = voucherId ?? tariffId!;
  const row = { ...movement, id: nameUuid('voucher-movement', kind, paymentId, by, ...of) };
  await trx
    .insertInto('voucherMovement')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return row;
}

/** The part of each voucher and of a tariff in a payment, or in all those of a pratica. */
function listUsesOf(trx: Trx, of: { paymentId: string } | { praticaId: string }) {
  const uses = trx
    .selectFrom('voucherMovement')
    .select(['comuneId', 'fundId', 'voucherId', 'tariffId', 'praticaId', 'paymentId'])
    .select([
      sql<number>`sum(case kind when 'reserved' then cents when 'returned' then -cents else 0 end)::int`.as('coveredCents'), // prettier-ignore
      sql<number>`coalesce(sum(cents) filter (where kind = 'returned'), 0)::int`.as(
        'returnedCents',
      ),
      sql<boolean>`bool_or(kind = 'spent')`.as('isSpent'),
    ])
    .groupBy(['comuneId', 'fundId', 'voucherId', 'tariffId', 'praticaId', 'paymentId'])
    .orderBy('voucherId');
  const some = 'paymentId' in of ? uses.where('paymentId', '=', of.paymentId) : uses.where('praticaId', '=', of.praticaId); // prettier-ignore
  return some.execute();
}

/**
 * Vouchers that can pay for an order, with what is left of each, of its fund, and, where it pays so
 * much a month, for the months of the order.
 */
async function listUsable(trx: Trx, order: Order) {
  const { applicantId, praticaId, startDate, endDate, at } = order;
  const net = sql`coalesce(sum(case kind when 'reserved' then cents when 'returned' then -cents else 0 end), 0)::int`;
  const { rows } = await sql<{
    id: string;
    fundId: string;
    leftCents: number;
    fundCents: number;
    monthCents: number | null;
  }>`
    select voucher.id, voucher.fund_id,
      value_cents - (select ${net} from voucher_movement moved where moved.voucher_id = voucher.id) as left_cents,
      budget_cents - (select ${net} from voucher_movement moved join voucher paying
        on paying.id = moved.voucher_id where paying.fund_id = voucher.fund_id) as fund_cents,
      monthly_cents * (12 * (extract(year from ${endDate}::date) - extract(year from ${startDate}::date))
        + extract(month from ${endDate}::date) - extract(month from ${startDate}::date) + 1)::int
        - (select ${net} from voucher_movement moved join payment on payment.id = moved.payment_id
          join "order" on "order".id = payment.order_id
          where moved.voucher_id = voucher.id and "order".start_date <= ${endDate}::date
            and "order".end_date >= ${startDate}::date) as month_cents
    from voucher join voucher_fund on voucher_fund.id = voucher.fund_id
      join pratica on pratica.id = ${praticaId}
    where voucher.person_id = ${applicantId}
      and expires_on >= (${at}::timestamptz at time zone 'Europe/Rome')::date
      and (service_type_ids is null or pratica.service_type_id = any (service_type_ids))
    order by expires_on, voucher.id`.execute(trx);
  return rows;
}
