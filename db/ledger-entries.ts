import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { nameUuid } from './name-uuid.ts';
import type { Payee, Provider } from './tables/money.ts';

/**
 * The double-entry ledger. Integer cents, a debit is positive and a credit negative, every
 * transaction sums to zero (the database refuses it otherwise). Accounts:
 *   gateway:<name>  what a gateway took from payers and has not given back
 *   fund:<id>       what a fund spends on vouchers
 *   counter         what counters took from payers and have not given back
 *   ente:<id>       what is owed to an ente
 *   comune:<id>     what is owed to a comune
 *   held:<pratica>  money that came for nothing due, nobody's yet
 *   refunds-due     money on its way back to a payer
 * So, per pratica: charged + vouchers = to ente + to comune + refunded + held, where held is the last two together
 * and vouchers is what funds spent less what came back to them.
 * Transaction ids are built from their cause: the same cause twice writes nothing twice.
 */
export type EntryKind = 'settled' | 'late' | 'refundDue' | 'refunded';

interface Movement {
  transactionId: string;
  comuneId: string;
  praticaId: string;
  paymentId: string;
  kind: EntryKind;
  cents: number;
  debit: string;
  credit: string;
  at: string;
}

/** Moves `cents` from the account `credit` to the account `debit`; once for each transaction id. */
export async function writeMovement(trx: Trx, movement: Movement): Promise<void> {
  const { debit, credit, cents, ...common } = movement;
  if (!Number.isSafeInteger(cents) || cents <= 0) throw new Error(`not an amount: ${cents}`);
  await trx
    .insertInto('ledgerEntry')
    .values([
      { ...common, account: debit, amountCents: cents },
      { ...common, account: credit, amountCents: -cents },
    ])
    .onConflict((conflict) => conflict.columns(['transactionId', 'account']).doNothing())
    .execute();
}

export function transactionIdOf(kind: EntryKind, cause: string): string {
  return nameUuid('ledger', kind, cause);
}

export const gatewayAccount = (provider: Provider) => `gateway:${provider}`;
export const COUNTER_ACCOUNT = 'counter';
export const REFUNDS_DUE_ACCOUNT = 'refunds-due';
export const enteAccount = (enteId: string) => `ente:${enteId}`;
export const comuneAccount = (comuneId: string) => `comune:${comuneId}`;

/** Who is owed a payment. */
export function payeeAccount(owed: { payee: Payee; enteId: string; comuneId: string }): string {
  return owed.payee === 'comune' ? comuneAccount(owed.comuneId) : enteAccount(owed.enteId);
}
export const heldAccount = (praticaId: string) => `held:${praticaId}`;

export interface Balance {
  chargedCents: number;
  vouchersCents: number;
  toEnteCents: number;
  /** Only where the comune is paid. */
  toComuneCents?: number;
  refundedCents: number;
  heldCents: number;
}

/** What the ledger says of one pratica; `charged + vouchers = to ente + to comune + refunded + held` always. */
export async function readBalance(trx: Trx, args: { praticaId: string }): Promise<Balance> {
  const row = await trx
    .selectFrom('ledgerEntry')
    .where('praticaId', '=', args.praticaId)
    .select([
      sumWhere(sql`${isTill} and amount_cents > 0`).as('charged'),
      sumWhere(sql`account like 'fund:%'`).as('vouchers'),
      sumWhere(sql`account like 'ente:%'`).as('ente'),
      sumWhere(sql`account like 'comune:%'`).as('comune'),
      sumWhere(sql`${isTill} and amount_cents < 0`).as('refunded'),
      sumWhere(sql`account like 'held:%' or account = ${REFUNDS_DUE_ACCOUNT}`).as('held'),
    ])
    .executeTakeFirstOrThrow();
  return {
    chargedCents: row.charged,
    vouchersCents: row.vouchers,
    toEnteCents: 0 - row.ente,
    ...(row.comune === 0 ? {} : { toComuneCents: 0 - row.comune }),
    refundedCents: 0 - row.refunded,
    heldCents: 0 - row.held,
  };
}

/** Where payers' money comes in and goes out. */
const isTill = sql`(account like 'gateway:%' or account = ${COUNTER_ACCOUNT})`;

function sumWhere(condition: ReturnType<typeof sql>) {
  return sql<number>`coalesce(sum(amount_cents) filter (where ${condition}), 0)::int`;
}
