import { sql } from 'kysely';
import type { Trx } from '../connect.ts';

/** What stands on an ente's account of the ledger, by what it is; integer cents. */
export interface Sums {
  /** From payers. */
  paidCents: number;
  /** From funds, less what went back to them. */
  voucherCents: number;
  /** Of what was paid, what payers sent straight to the ente (docs/adr/0034). */
  directCents: number;
  /** Given back to payers. */
  refundCents: number;
  /** What the comune keeps. */
  feeCents: number;
  /** Transfers that came back, and are owed again. */
  returnedCents: number;
  /** What is left of it all: paid + vouchers − direct − refunds − fee + returned. */
  amountCents: number;
}

/** Of `moved`, rows of an ente's account with `amount_cents`, `kind` and `is_voucher`. */
export const SUMS = sql`
  coalesce(-sum(amount_cents) filter (where kind = 'settled' and not is_voucher), 0)::float8 as paid_cents,
  coalesce(-sum(amount_cents) filter (where is_voucher), 0)::float8 as voucher_cents,
  coalesce(sum(amount_cents) filter (where kind = 'direct'), 0)::float8 as direct_cents,
  coalesce(sum(amount_cents) filter (where kind in ('refundDue', 'refunded') and not is_voucher), 0)::float8 as refund_cents,
  coalesce(sum(amount_cents) filter (where kind = 'fee'), 0)::float8 as fee_cents,
  coalesce(-sum(amount_cents) filter (where kind = 'payoutReturned'), 0)::float8 as returned_cents`;

/** Whether the other side of an entry is a fund's. */
export const IS_VOUCHER = sql`(entry.kind in ('settled', 'refunded') and exists (
  select from ledger_entry other where other.transaction_id = entry.transaction_id
    and other.account like 'fund:%'))`;

const IS_FREE = sql`entry.kind <> 'payout' and not exists (
  select from payout_entry where ledger_entry_id = entry.id and released_at is null)`;

/** The day of the comune on which an entry counts. */
export const DAY = sql`(entry.at at time zone 'Europe/Rome')::date`;

export interface Period {
  /** ISO dates; both ends count. */
  fromDay: string;
  throughDay: string;
}

/** Instants between which a period lies, for an index on `at`. */
export function within({ fromDay, throughDay }: Period) {
  return sql`entry.at >= ${fromDay}::date::timestamp at time zone 'Europe/Rome'
    and entry.at < (${throughDay}::date + 1)::timestamp at time zone 'Europe/Rome'`;
}

/** The entries of an ente's account that no payout holds, as `moved`. */
export function freeEntries(of: { enteId: string } & Period) {
  return sql`select entry.id, entry.amount_cents, entry.kind, ${IS_VOUCHER} as is_voucher
    from ledger_entry entry
    where entry.account = ${`ente:${of.enteId}`} and ${within(of)} and ${IS_FREE}`;
}

/** What an ente would be paid for a period today. */
export async function readDue(trx: Trx, of: { enteId: string } & Period): Promise<Sums> {
  const { rows } = await sql<Sums>`
    with moved as (${freeEntries(of)})
    select ${SUMS}, coalesce(-sum(amount_cents), 0)::float8 as amount_cents from moved`.execute(
    trx,
  );
  return rows[0]!;
}

/** Each ente of the comune to which something is owed that no payout holds, since when, and how much. */
export async function listDue(trx: Trx, { throughDay }: { throughDay: string }) {
  const { rows } = await sql<{ enteId: string; name: string; firstDay: string; amountCents: number }>`
    select ente.id as ente_id, ente.name, due.first_day, due.amount_cents
    from ente cross join lateral (
      select min(${DAY}) as first_day, -sum(entry.amount_cents)::float8 as amount_cents
      from ledger_entry entry where entry.comune_id = ente.comune_id
        and entry.account = 'ente:' || ente.id and ${IS_FREE}
        and entry.at < (${throughDay}::date + 1)::timestamp at time zone 'Europe/Rome'
    ) due
    where due.amount_cents <> 0
    order by due.amount_cents desc, ente.id`.execute(trx);
  return rows;
} // prettier-ignore
