import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/**
 * What is left of vouchers and of their funds, always as a sum over rows. Whoever takes from a fund
 * locks it first, so that two who would take its last euros queue here.
 */
export async function lockFund(trx: Trx, { fundId }: { fundId: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('fund'), hashtext(${fundId}))`.execute(trx);
}

/** A voucher with what is left of it, in cents: its value without what is reserved or spent. */
export function selectVouchers(trx: Trx) {
  return trx
    .selectFrom('voucher')
    .select([
      'voucher.id',
      'voucher.fundId',
      'voucher.personId',
      'voucher.valueCents',
      'voucher.monthlyCents',
      'voucher.serviceTypeIds',
      'voucher.expiresOn',
      'voucher.at',
    ])
    .select(
      sql<number>`value_cents - coalesce((select sum(case kind when 'reserved' then cents
        when 'returned' then -cents else 0 end) from voucher_movement moved
        where moved.voucher_id = voucher.id), 0)::int`.as('leftCents'),
    );
}

/** Vouchers of a person, the first to expire first. */
export function listVouchers(trx: Trx, { personId }: { personId: string }) {
  return selectVouchers(trx)
    .where('personId', '=', personId)
    .orderBy('expiresOn')
    .orderBy('id')
    .execute();
}

/**
 * What of a fund's budget is given or used, in cents: all of a voucher while it can be spent, then
 * only what it paid. Ask after `lockFund` where something hangs on it.
 * @param on a day of the comune
 */
export async function sumCommitted(
  trx: Trx,
  { fundId, on }: { fundId: string; on: string },
): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(case when expires_on >= ${on}::date then value_cents else (
      select coalesce(sum(case kind when 'reserved' then cents when 'returned' then -cents else 0 end), 0)
      from voucher_movement moved where moved.voucher_id = voucher.id) end), 0)::int as cents
    from voucher where fund_id = ${fundId}`.execute(trx);
  return rows[0]!.cents;
}

/** What is left to give out of a fund; never less than nothing. */
export async function readFundLeft(
  trx: Trx,
  { fundId, budgetCents, on }: { fundId: string; budgetCents: number; on: string },
): Promise<number> {
  return Math.max(0, budgetCents - (await sumCommitted(trx, { fundId, on })));
}

export interface NewVoucher {
  id: string;
  comuneId: string;
  fundId: string;
  personId: string;
  decisionId: string;
  valueCents: number;
  monthlyCents: number | null;
  serviceTypeIds: string[] | null;
  expiresOn: string;
}

export async function addVoucher(trx: Trx, voucher: NewVoucher): Promise<void> {
  await trx.insertInto('voucher').values(voucher).execute();
}

/** Where vouchers were used: one row for each payment, in cents as they stand now. */
export function listUses(trx: Trx, { voucherIds }: { voucherIds: string[] }) {
  if (voucherIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('voucherMovement')
    .innerJoin('pratica', 'pratica.id', 'voucherMovement.praticaId')
    .innerJoin('serviceType', (join) =>
      join
        .onRef('serviceType.comuneId', '=', 'pratica.comuneId')
        .onRef('serviceType.id', '=', 'pratica.serviceTypeId'),
    )
    .select([
      'voucherId',
      'praticaId',
      'paymentId',
      'pratica.number',
      'serviceType.nameIt',
      'serviceType.nameEn',
    ]) // prettier-ignore
    .select([
      sumOf('reserved').as('reservedCents'),
      sumOf('spent').as('spentCents'),
      sumOf('returned').as('returnedCents'),
      sql<string>`min(voucher_movement.at)`.as('at'),
    ])
    .where('voucherId', 'in', voucherIds)
    .groupBy([
      'voucherId',
      'praticaId',
      'paymentId',
      'pratica.number',
      'serviceType.nameIt',
      'serviceType.nameEn',
    ]) // prettier-ignore
    .orderBy('at', 'desc')
    .execute();
}

function sumOf(kind: 'reserved' | 'spent' | 'returned') {
  return sql<number>`coalesce(sum(cents) filter (where kind = ${kind}), 0)::int`;
}
