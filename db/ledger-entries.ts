import { sql } from 'kysely';
import { weighFee } from './comune-fee.ts';
import type { Trx } from './connect.ts';
import { nameUuid } from './name-uuid.ts';
import type { Payee, Provider } from './tables/money.ts';

/**
 * The double-entry ledger. Integer cents, a debit is positive and a credit negative, every
 * transaction sums to zero (the database refuses it otherwise). Accounts:
 *   payer:<person>  what a payer was charged, less what they paid (docs/adr/0035)
 *   unpaid          what payers were charged and have not paid yet
 *   gateway:<name>  what a gateway took from payers and has not given back
 *   fund:<id>       what a fund spends on vouchers
 *   transfer:<ente> what payers sent straight to an ente's bank, less what they were given back of it
 *   counter         what counters took from payers and have not given back
 *   ente:<id>       what is owed to an ente
 *   comune:<id>     what is owed to a comune
 *   comune-fee      what the comune keeps of what enti earn (db/comune-fee.ts)
 *   bank            what the comune's bank has paid out to enti (docs/adr/0026)
 *   direct:<ente>   what an ente has of payers straight, and is not paid out (docs/adr/0034)
 *   held:<pratica>  money that came for nothing due, nobody's yet
 *   refunds-due     money on its way back to a payer
 * So, per pratica: charged + vouchers = to ente + fee + to comune + refunded + held, where to ente is what
 * is owed, what is paid out and what it has straight, held is the last two together, and vouchers is what funds spent less what
 * came back to them.
 * What comes into a till, and goes out of it, passes through its payer's account.
 * Transaction ids are built from their cause: the same cause twice writes nothing twice.
 */
export type EntryKind =
  'charged' | 'settled' | 'late' | 'refundDue' | 'refunded' | 'fee' | 'direct';

/** Why money moved. Entries of before 2026-11-29 have none. */
export interface MovementCause {
  /** The command whose event in the pratica's chain tells of it; events name it once. */
  commandId: string;
  /** Where a gateway moved it: its operation there. */
  gatewayReference?: string;
}

export interface Movement extends MovementCause {
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

/**
 * Moves `cents` from the account `credit` to the account `debit`; once for each transaction id. What an
 * ente has of a payment moves the comune's fee with it.
 */
export async function writeMovement(trx: Trx, movement: Movement): Promise<void> {
  const [leg, ofPayer] = await legsOf(trx, movement);
  const isNew = await addEntries(trx, leg);
  if (isNew && ofPayer) await addEntries(trx, ofPayer);
  const [enteId] = [movement.debit, movement.credit].flatMap(enteOf);
  if (!isNew || !enteId) return;
  const feeCents = await weighFee(trx, movement);
  if (feeCents === 0) return;
  const ente = enteAccount(enteId);
  await addEntries(trx, {
    ...movement,
    transactionId: transactionIdOf('fee', movement.transactionId),
    kind: 'fee',
    cents: Math.abs(feeCents),
    debit: feeCents > 0 ? ente : FEE_ACCOUNT,
    credit: feeCents > 0 ? FEE_ACCOUNT : ente,
  });
}

/**
 * A till takes from a payer and gives to a payer. What pays a charge is the payee's from then on; what
 * was not charged stands on the payer's account on both sides.
 */
async function legsOf(trx: Trx, movement: Movement): Promise<[Movement, Movement?]> {
  const { debit, credit, kind, transactionId } = movement;
  if (!isTillAccount(debit) && !isTillAccount(credit)) return [movement];
  const payer = payerAccount(await readPayerId(trx, movement));
  const ofPayer = { ...movement, transactionId: transactionIdOf('payer', transactionId) };
  if (isTillAccount(credit))
    return [
      { ...movement, credit: payer },
      { ...ofPayer, debit: payer },
    ];
  const from = kind === 'settled' ? UNPAID_ACCOUNT : payer;
  return [
    { ...movement, debit: from },
    { ...ofPayer, credit: payer },
  ];
}

/** Who applies pays. */
async function readPayerId(trx: Trx, { praticaId }: { praticaId: string }): Promise<string> {
  const { applicantId } = await trx
    .selectFrom('pratica')
    .select('applicantId')
    .where('id', '=', praticaId)
    .executeTakeFirstOrThrow();
  return applicantId;
}

/** @returns false when the transaction is written already */
async function addEntries(trx: Trx, movement: Movement): Promise<boolean> {
  const { debit, credit, cents, ...common } = movement;
  if (!Number.isSafeInteger(cents) || cents <= 0) throw new Error(`not an amount: ${cents}`);
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('ledgerEntry')
    .values([
      { ...common, account: debit, amountCents: cents },
      { ...common, account: credit, amountCents: -cents },
    ])
    .onConflict((conflict) => conflict.columns(['transactionId', 'account']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export function transactionIdOf(kind: EntryKind | 'payer', cause: string): string {
  return nameUuid('ledger', kind, cause);
}

export const payerAccount = (personId: string) => `payer:${personId}`;
export const UNPAID_ACCOUNT = 'unpaid';
/** Where money that came so comes in and goes out. */
export function tillAccount(provider: Provider, enteId: string): string {
  return provider === 'transfer' ? `transfer:${enteId}` : `gateway:${provider}`;
}
export const directAccount = (enteId: string) => `direct:${enteId}`;
export const COUNTER_ACCOUNT = 'counter';
export const FEE_ACCOUNT = 'comune-fee';
export const BANK_ACCOUNT = 'bank';
export const REFUNDS_DUE_ACCOUNT = 'refunds-due';
export const enteAccount = (enteId: string) => `ente:${enteId}`;
export const comuneAccount = (comuneId: string) => `comune:${comuneId}`;

/** Who is owed a payment. */
export function payeeAccount(owed: { payee: Payee; enteId: string; comuneId: string }): string {
  return owed.payee === 'comune' ? comuneAccount(owed.comuneId) : enteAccount(owed.enteId);
}
export const heldAccount = (praticaId: string) => `held:${praticaId}`;

function enteOf(account: string): string[] {
  return account.startsWith('ente:') ? [account.slice('ente:'.length)] : [];
}

export interface Balance {
  chargedCents: number;
  vouchersCents: number;
  /** What is owed to the ente, what it has been paid out, and what it has of payers straight. */
  toEnteCents: number;
  feeCents: number;
  /** Only where the comune is paid. */
  toComuneCents?: number;
  refundedCents: number;
  heldCents: number;
}

/** What the ledger says of one pratica; `charged + vouchers = to ente + fee + to comune + refunded + held` always. */
export async function readBalance(trx: Trx, args: { praticaId: string }): Promise<Balance> {
  const row = await trx
    .selectFrom('ledgerEntry')
    .where('praticaId', '=', args.praticaId)
    .select([
      sumWhere(sql`${isTill} and amount_cents > 0`).as('charged'),
      sumWhere(sql`account like 'fund:%'`).as('vouchers'),
      sumWhere(
        sql`account like 'ente:%' or account like 'direct:%' or account = ${BANK_ACCOUNT}`,
      ).as('ente'),
      sumWhere(sql`account = ${FEE_ACCOUNT}`).as('fee'),
      sumWhere(sql`account like 'comune:%'`).as('comune'),
      sumWhere(sql`${isTill} and amount_cents < 0`).as('refunded'),
      sumWhere(sql`account like 'held:%' or account = ${REFUNDS_DUE_ACCOUNT}`).as('held'),
    ])
    .executeTakeFirstOrThrow();
  return {
    chargedCents: row.charged,
    vouchersCents: row.vouchers,
    toEnteCents: 0 - row.ente,
    feeCents: 0 - row.fee,
    ...(row.comune === 0 ? {} : { toComuneCents: 0 - row.comune }),
    refundedCents: 0 - row.refunded,
    heldCents: 0 - row.held,
  };
}

/** Where payers' money comes in and goes out. */
export function isTillAccount(account: string): boolean {
  return account === COUNTER_ACCOUNT || /^(gateway|transfer):/.test(account);
}

const isTill = sql`(account like 'gateway:%' or account like 'transfer:%' or account = ${COUNTER_ACCOUNT})`;

function sumWhere(condition: ReturnType<typeof sql>) {
  return sql<number>`coalesce(sum(amount_cents) filter (where ${condition}), 0)::int`;
}
