import { sql } from 'kysely';
import type { Trx } from '../connect.ts';
import { IS_VOUCHER, type Period, type Sums, SUMS, within } from './due.ts';

/** What happened on an ente's account in a period; integer cents. */
export interface Statement extends Sums {
  /** What was owed before its first day. */
  openingCents: number;
  /** What was transferred. */
  paidOutCents: number;
  /** What is owed at the end of its last day. */
  closingCents: number;
}

type OfEnte = { enteId: string } & Period;

const PAID_OUT = sql`coalesce(sum(amount_cents) filter (where kind = 'payout'), 0)::float8 as paid_out_cents`;

/** Counted from the ledger, each time that it is asked for. */
export async function readStatement(trx: Trx, of: OfEnte): Promise<Statement> {
  const { rows } = await sql<Omit<Statement, 'closingCents'>>`
    with moved as (${movedOf(of)})
    select ${SUMS}, ${PAID_OUT}, coalesce(-sum(amount_cents), 0)::float8 as amount_cents,
      (select coalesce(-sum(amount_cents), 0)::float8 from ledger_entry
        where account = ${`ente:${of.enteId}`}
          and at < ${of.fromDay}::date::timestamp at time zone 'Europe/Rome') as opening_cents
    from moved`.execute(trx);
  const sums = rows[0]!;
  return { ...sums, closingCents: sums.openingCents + sums.amountCents };
}

export interface StatementLine extends Sums {
  paymentId: string;
  praticaId: string;
  /** Of the pratica. */
  number: string;
  serviceTypeId: string;
  serviceIt: string;
  paidOutCents: number;
  /** ISO instant of its last movement in the period. */
  lastAt: string;
}

/** The same, payment by payment: the one that moved last comes first. */
export async function listStatementLines(
  trx: Trx,
  of: OfEnte & { after?: readonly [at: string, id: string] | undefined; limit: number },
): Promise<StatementLine[]> {
  const [at = null, id = null] = of.after ?? [];
  const { rows } = await sql<StatementLine>`
    with moved as (${movedOf(of)}), lines as (
      select payment_id, pratica_id, max(at) as last_at, ${SUMS}, ${PAID_OUT},
        -sum(amount_cents)::float8 as amount_cents
      from moved group by payment_id, pratica_id
    )
    select lines.*, pratica.number, pratica.service_type_id, service_type.name_it as service_it
    from lines join pratica on pratica.id = lines.pratica_id
    join service_type on service_type.comune_id = pratica.comune_id and service_type.id = pratica.service_type_id
    where ${at}::timestamptz is null or (last_at, payment_id) < (${at}::timestamptz, ${id}::uuid)
    order by last_at desc, payment_id desc limit ${of.limit}`.execute(trx);
  return rows;
}

function movedOf(of: OfEnte) {
  return sql`select entry.payment_id, entry.pratica_id, entry.amount_cents, entry.kind, entry.at,
      ${IS_VOUCHER} as is_voucher
    from ledger_entry entry where entry.account = ${`ente:${of.enteId}`} and ${within(of)}`;
}
