import { sql } from 'kysely';
import type { Trx } from '../connect.ts';

export interface LedgerFilter {
  /** Of one account, or of all whose name begins so (`ente:` …). */
  account?: string | undefined;
  kind?: string | undefined;
  /** Number of a pratica. */
  number?: string | undefined;
  /** ISO instants; the second is not within. */
  from?: string | undefined;
  until?: string | undefined;
}

export interface LedgerLine {
  id: string;
  transactionId: string;
  at: string;
  account: string;
  kind: string;
  cents: number;
  paymentId: string;
  praticaId: string;
  number: string;
  commandId: string | null;
  gatewayReference: string | null;
  payoutId: string | null;
  /** The event that tells of it; null in payouts, and in entries of before that was kept. */
  eventSeq: number | null;
  eventKind: string | null;
}

/** Entries of the ledger with what caused each, the latest first. */
export async function listLedger(
  trx: Trx,
  filter: LedgerFilter & { afterId?: string | undefined; limit: number },
): Promise<LedgerLine[]> {
  const { afterId = null, limit } = filter;
  const { rows } = await sql<LedgerLine>`
    select entry.id::text, entry.transaction_id, entry.at, entry.account, entry.kind,
      entry.amount_cents as cents, entry.payment_id, entry.pratica_id, pratica.number,
      entry.command_id, entry.gateway_reference, entry.payout_id,
      event.seq as event_seq, event.kind as event_kind
    from (select * from ledger_entry where ${matching(filter)}
        and (${afterId}::bigint is null or id < ${afterId}::bigint)
      order by id desc limit ${limit}) entry
    join pratica on pratica.id = entry.pratica_id
    left join event on event.command_id = entry.command_id
    order by entry.id desc`.execute(trx);
  return rows;
}

/** By account, without whose it is: what came in, what went out; all of them add up to nothing. */
export async function sumLedger(trx: Trx, filter: LedgerFilter) {
  const { rows } = await sql<{ account: string; debitCents: number; creditCents: number; entries: number }>`
    select case split_part(account, ':', 1) when 'gateway' then account else split_part(account, ':', 1) end as account,
      coalesce(sum(amount_cents) filter (where amount_cents > 0), 0)::float8 as debit_cents,
      coalesce(-sum(amount_cents) filter (where amount_cents < 0), 0)::float8 as credit_cents,
      count(*)::int as entries
    from ledger_entry where ${matching(filter)} group by 1 order by 1`.execute(trx);
  return rows;
} // prettier-ignore

/**
 * What payers were charged, have paid and got back, in cents; of one payer or one pratica.
 * @returns undefined where nothing stands on a payer's account, as in entries of before 2026-11-30
 */
export async function sumPayers(trx: Trx, filter: LedgerFilter) {
  const { rows } = await sql<PayerSums & { entries: number }>`
    select coalesce(sum(amount_cents) filter (where kind = 'charged'), 0)::float8 as charged_cents,
      coalesce(-sum(amount_cents) filter (where kind in ('settled', 'late') and amount_cents < 0), 0)::float8 as paid_cents,
      coalesce(sum(amount_cents) filter (where kind = 'refunded' and amount_cents > 0), 0)::float8 as back_cents,
      coalesce(sum(amount_cents), 0)::float8 as left_cents, count(*)::int as entries
    from ledger_entry where ${matching({ ...filter, account: filter.account ?? 'payer:' })}`.execute(trx);
  const { entries, ...sums } = rows[0]!;
  return entries > 0 ? sums : undefined;
} // prettier-ignore

export interface PayerSums {
  chargedCents: number;
  /** All that they paid, also what was not due. */
  paidCents: number;
  backCents: number;
  /** Charged and not paid yet. */
  leftCents: number;
}

function matching({ account, kind, number, from, until }: LedgerFilter) {
  const some = [
    sql`comune_id = asking_comune()`,
    ...(account?.endsWith(':') ? [sql`account >= ${account} and account < ${account} || 'g'`] : []),
    ...(account && !account.endsWith(':') ? [sql`account = ${account}`] : []),
    ...(kind ? [sql`kind = ${kind}`] : []),
    ...(number
      ? [sql`pratica_id = (select id from pratica where pratica.number = ${number})`]
      : []),
    ...(from ? [sql`at >= ${from}::timestamptz`] : []),
    ...(until ? [sql`at < ${until}::timestamptz`] : []),
  ];
  return sql.join(some, sql` and `);
}
