import type { Difference, Reconciled } from '../../payments/reconcile.ts';

const SHOWN_AT_MOST = 200;

/** What was found in one comune, in lines: each difference in words, then the sum of it. */
export function reportOnBooks({ comuneId, orders, differences }: Reconciled): string[] {
  const more = differences.length - SHOWN_AT_MOST;
  return [
    ...differences.slice(0, SHOWN_AT_MOST).map((each) => `${comuneId}: ${say(each)}`),
    ...(more > 0 ? [`${comuneId}: and ${more} more`] : []),
    `${comuneId}: ${orders} ${orders === 1 ? 'order' : 'orders'} held against the gateways: ` +
      (differences.length === 0 ? 'all books agree' : `${differences.length} DIFFERENCES`),
  ];
}

function say(it: Difference): string {
  switch (it.kind) {
    case 'unknown-order':
      return `${it.provider} has an order ${it.orderId} that we never opened`;
    case 'not-in-ours':
      return `${it.provider} took ${euro(it.cents)} for pratica ${it.pratica} (${it.operationId}), and we know nothing of it`;
    case 'not-at-gateway':
      return `we have ${euro(it.cents)} for pratica ${it.pratica} (${it.operationId}) that ${it.provider} never took`;
    case 'other-amount':
      return `${it.provider} took ${euro(it.theirCents)} for pratica ${it.pratica} (${it.operationId}), we have ${euro(it.ourCents)}`;
    case 'other-refund':
      return `${it.provider} gave back ${euro(it.theirCents)} for pratica ${it.pratica} (order ${it.orderId}), we have ${euro(it.ourCents)}`;
    case 'other-reported':
      return `flow ${it.flow} of ${it.provider} poured ${euro(it.theirCents)} for pratica ${it.pratica} (${it.operationId}), we have ${euro(it.ourCents)}`;
    case 'reported-unknown':
      return `flow ${it.flow} of ${it.provider} poured ${euro(it.cents)} for pratica ${it.pratica} (${it.operationId}), and we have no receipt of it`;
    case 'not-reported':
      return `${euro(it.cents)} for pratica ${it.pratica} (${it.operationId}) are in no flow of ${it.provider}`;
    case 'unbalanced':
      return `ledger transaction ${it.transactionId} is out by ${euro(it.cents)}`;
    case 'off-ledger':
      return `the ledger has ${euro(it.ledgerCents)} for a payment of pratica ${it.pratica}, its rows say ${euro(it.rowsCents)}`;
    case 'kept-wrongly':
      return `${euro(it.cents)} of pratica ${it.pratica} are kept and not owed`;
  }
}

function euro(cents: number): string {
  const amount = (cents / 100).toLocaleString('en', { minimumFractionDigits: 2 });
  return `${amount} €`;
}
