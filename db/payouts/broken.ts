import { sql } from 'kysely';
import type { Trx } from '../connect.ts';
import { listKeptWrongly, listOffLedger } from '../our-books.ts';

/** Why nothing can be paid out to an ente: a pratica whose money does not add up. */
export interface Broken {
  kind: 'unbalanced' | 'off-ledger' | 'kept-wrongly';
  /** Its number. */
  pratica: string;
  /** By how much, in cents. */
  cents: number;
}

/**
 * The pratiche of an ente whose money is not all accounted for. Of each, charged + vouchers = to ente +
 * fee + to comune + refunded + held; the ledger has what gateways and counters took; and nothing is kept
 * that was not owed.
 */
export async function listBroken(trx: Trx, of: { enteId: string }): Promise<Broken[]> {
  const offLedger = await listOffLedger(trx, of);
  const kept = await listKeptWrongly(trx, of);
  return [
    ...(await listUnbalancedOf(trx, of)),
    ...offLedger.map(({ pratica, ledgerCents, rowsCents }) => ({ kind: 'off-ledger' as const, pratica, cents: ledgerCents - rowsCents })),
    ...kept.map(({ pratica, cents }) => ({ kind: 'kept-wrongly' as const, pratica, cents })),
  ];
} // prettier-ignore

/** By transaction: one that is too much and one that is too little do not make up for each other. */
async function listUnbalancedOf(trx: Trx, { enteId }: { enteId: string }): Promise<Broken[]> {
  const { rows } = await sql<{ pratica: string; cents: number }>`
    select pratica.number as pratica, sum(abs(off.cents))::float8 as cents
    from (
      select pratica_id, sum(amount_cents) as cents from ledger_entry
      where pratica_id in (select pratica_id from payment where ente_id = ${enteId})
      group by pratica_id, transaction_id having sum(amount_cents) <> 0
      union all
      select pratica_id, sum(amount_cents) from ledger_entry
      where pratica_id in (select pratica_id from payment where ente_id = ${enteId})
        and account !~ '^(payer|gateway|transfer|direct|fund|ente|comune|held):|^(unpaid|counter|comune-fee|bank|refunds-due)$'
      group by pratica_id having sum(amount_cents) <> 0
    ) off join pratica on pratica.id = off.pratica_id
    group by pratica.number order by pratica.number`.execute(trx);
  return rows.map((row) => ({ kind: 'unbalanced', ...row }));
}
