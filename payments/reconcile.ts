import { asSystem, type Db } from '../db/connect.ts';
import {
  listKeptWrongly,
  listOffLedger,
  listOurOrders,
  listUnbalanced,
  type OurOrder,
} from '../db/our-books.ts';
import { readNumberPrefix } from '../db/payments.ts';
import type { Provider } from '../db/tables/money.ts';
import { compareReported } from './reported.ts';
import type { AllBooks, BookedOrder, GatewayBooks } from './books.ts';
import { numberPrefixOf } from './order-id.ts';

/** Something that two books do not say alike; amounts in cents. */
export type Difference =
  | { kind: 'unknown-order'; provider: Provider; orderId: string }
  | ({ kind: 'not-in-ours' | 'not-at-gateway'; cents: number } & OfOperation)
  | ({ kind: 'other-amount'; ourCents: number; theirCents: number } & OfOperation)
  | { kind: 'other-refund'; provider: Provider; orderId: string; pratica: string; ourCents: number; theirCents: number }
  | ({ kind: 'other-reported'; flow: string; ourCents: number; theirCents: number } & OfOperation)
  | ({ kind: 'reported-unknown'; flow: string; cents: number } & OfOperation)
  | ({ kind: 'not-reported'; cents: number } & OfOperation)
  | { kind: 'unbalanced'; transactionId: string; cents: number }
  | { kind: 'off-ledger'; pratica: string; ledgerCents: number; rowsCents: number }
  | { kind: 'kept-wrongly'; pratica: string; cents: number }; // prettier-ignore

export interface OfOperation {
  provider: Provider;
  orderId: string;
  pratica: string;
  operationId: string;
}

export interface Reconciled {
  comuneId: string;
  /** Orders that were held against a gateway's books. */
  orders: number;
  differences: Difference[];
}

/**
 * Holds the books of one comune against themselves, and those of a time against the gateways'.
 * Reads only. @param day ISO instants; the second is not within
 * @throws GatewayUnavailable
 */
export async function reconcile(
  db: Db,
  books: AllBooks,
  { comuneId, day }: { comuneId: string; day: { from: string; before: string } },
): Promise<Reconciled> {
  const listed = await listAtGateways(books, day);
  const { ours, own, prefix } = await asSystem(db, comuneId, async (trx) => ({
    prefix: await readNumberPrefix(trx, { comuneId }),
    ours: await listOurOrders(trx, { ...day, orderIds: listed.map(({ orderId }) => orderId) }),
    own: [
      ...(await listUnbalanced(trx)).map((row) => ({ kind: 'unbalanced', ...row }) as const),
      ...(await listOffLedger(trx)).map((row) => ({ kind: 'off-ledger', ...row }) as const),
      ...(await listKeptWrongly(trx)).map((row) => ({ kind: 'kept-wrongly', ...row }) as const),
    ],
  }));
  const known = new Set(ours.map(({ orderId }) => orderId));
  const unknown = listed
    .filter(({ orderId }) => numberPrefixOf(orderId) === prefix && !known.has(orderId))
    .map((each) => ({ kind: 'unknown-order', ...each }) as const);
  const compared: Difference[] = [];
  for (const order of ours) {
    const { provider, orderId, reference } = order;
    const theirs = await books[provider]?.readOrder({ orderId, reference });
    if (books[provider]) compared.push(...compare(order, theirs));
  }
  for (const [provider, gateway] of Object.entries(books) as [Provider, GatewayBooks][]) {
    const reported = await gateway.listReported?.(day);
    if (reported) compared.push(...compareReported(ours, { provider, reported, day }));
  }
  return { comuneId, orders: ours.length, differences: [...unknown, ...compared, ...own] };
}

async function listAtGateways(books: AllBooks, day: { from: string; before: string }) {
  const listed: { provider: Provider; orderId: string }[] = [];
  for (const [provider, gateway] of Object.entries(books) as [Provider, AllBooks[Provider]][]) {
    const orderIds = (await gateway?.listOrders?.(day)) ?? [];
    listed.push(...orderIds.map((orderId) => ({ provider, orderId })));
  }
  return listed;
}

/** One order in both books. A capture that we have seen and not booked yet counts as ours. */
export function compare(
  { provider, orderId, pratica, captures, refundedCents }: OurOrder,
  theirs: BookedOrder = provider === 'pagopa' ? { taken: [] } : { taken: [], givenBack: [] },
): Difference[] {
  const of = { provider, orderId, pratica };
  const ours = new Map(captures.map(({ operationId, cents }) => [operationId, cents]));
  const taken = new Map(theirs.taken.map(({ operationId, cents }) => [operationId, cents]));
  const differences: Difference[] = [];
  for (const [operationId, cents] of taken) {
    const ourCents = ours.get(operationId);
    if (ourCents === undefined)
      differences.push({ kind: 'not-in-ours', ...of, operationId, cents });
    else if (ourCents !== cents)
      differences.push({ kind: 'other-amount', ...of, operationId, ourCents, theirCents: cents });
  }
  for (const [operationId, cents] of ours) {
    if (!taken.has(operationId))
      differences.push({ kind: 'not-at-gateway', ...of, operationId, cents });
  }
  // What a gateway gives back by somebody else's hand is in no book of its own.
  if (!theirs.givenBack) return differences;
  const theirCents = theirs.givenBack.reduce((sum, { cents }) => sum + cents, 0);
  if (theirCents !== refundedCents)
    differences.push({ kind: 'other-refund', ...of, ourCents: refundedCents, theirCents });
  return differences;
}
