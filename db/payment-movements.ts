import type { Trx } from './connect.ts';
import type { Provider } from './tables/money.ts';
import { tariffAccount } from './voucher-uses.ts';

/** Money that moved, in cents, at an ISO instant. */
export interface Moved {
  cents: number;
  at: string;
}

/** What the ledger says of one payment, as who pays it sees it. */
export interface Movements {
  /** What came in for it. */
  paid: Moved[];
  /** Who took that: the gateways whose captures paid it, the ente's own bank, and counters. */
  takenBy: (Provider | 'counter')[];
  /** What funds spent on it; below zero what went back to them. */
  vouchers: Moved[];
  /** What the comune bore of it by its tariff (docs/adr/0036); below zero what it has back. */
  borne: Moved[];
  /** What the payer has back. */
  givenBack: Moved[];
  /** What the payer is to have back and has not yet, in cents. */
  onItsWayCents: number;
}

interface Entry extends Moved {
  paymentId: string;
  account: string;
  kind: string;
}

/** The movements of payments, by payment; one of which nothing moved yet is missing. */
export async function listMovements(
  trx: Trx,
  { paymentIds }: { paymentIds: readonly string[] },
): Promise<Map<string, Movements>> {
  if (paymentIds.length === 0) return new Map();
  const entries = await trx
    .selectFrom('ledgerEntry')
    .select(['paymentId', 'account', 'kind', 'amountCents as cents', 'at'])
    .where('paymentId', 'in', paymentIds)
    .orderBy('id')
    .execute();
  const captures = await trx
    .selectFrom('capture')
    .select(['paymentId', 'provider'])
    .where('paymentId', 'in', paymentIds)
    .where('status', '=', 'settled')
    .execute();
  const byPayment = Map.groupBy(entries, ({ paymentId }) => paymentId);
  const providersOf = Map.groupBy(captures, ({ paymentId }) => paymentId);
  const told = [...byPayment].map(([id, ofPayment]) => {
    const providers = (providersOf.get(id) ?? []).map(({ provider }) => provider);
    return [id, movementsOf(ofPayment, providers)] as const;
  });
  return new Map(told);
}

/**
 * @param entries of one payment, in the order in which they were written
 * @param providers of the captures that paid it
 */
export function movementsOf(
  entries: readonly Entry[],
  providers: readonly Provider[] = [],
): Movements {
  const tills = entries.filter(({ account }) => isTill(account));
  const late = tills.filter(({ kind, cents }) => kind === 'late' && cents > 0);
  const paid = tills.filter(({ kind, cents }) => kind !== 'late' && cents > 0);
  const owed = entries.filter(({ account }) => account === 'refunds-due');
  const funds = entries.filter(({ account }) => account.startsWith('fund:'));
  return {
    paid: paid.map(moved),
    takenBy: [
      ...new Set([
        ...providers,
        ...(paid.some(({ account }) => account === 'counter') ? (['counter'] as const) : []),
      ]),
    ],
    vouchers: funds.filter((entry) => !isTariff(entry)).map(moved),
    borne: funds.filter(isTariff).map(moved),
    givenBack: withoutLate(tills.filter(({ cents }) => cents < 0), late), // prettier-ignore
    onItsWayCents: 0 - owed.reduce((sum, { cents }) => sum + cents, 0),
  };
}

/** Money that came for nothing due goes back whole: neither its coming nor its going is of the payment. */
function withoutLate(back: Entry[], late: readonly Entry[]): Moved[] {
  const left = back.map(({ cents, at }) => ({ cents: -cents, at }));
  for (const { cents, at } of late) {
    const its = left.findIndex((moved) => moved.cents === cents && moved.at >= at);
    if (its >= 0) left.splice(its, 1);
  }
  return left;
}

function isTariff({ account }: Entry): boolean {
  return account.startsWith(tariffAccount(''));
}

function moved({ cents, at }: Entry): Moved {
  return { cents, at };
}

function isTill(account: string): boolean {
  return account === 'counter' || /^(gateway|transfer):/.test(account);
}
