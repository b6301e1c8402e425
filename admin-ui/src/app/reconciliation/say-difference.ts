import type { BookDifference } from '../api-types';
import type { Words } from '../words/words';

/** One difference between two books, in words. */
export function sayDifference(it: BookDifference, words: Words): string {
  const euro = (cents: number) => words.money(cents);
  const say = (values: Record<string, string>) => words.say(`books.is.${it.kind}`, values);
  const gateway = 'provider' in it ? words.say(`books.gateway.${it.provider}`) : '';
  switch (it.kind) {
    case 'unknown-order':
      return say({ gateway, order: it.orderId });
    case 'not-in-ours':
    case 'not-at-gateway':
      return say({ gateway, amount: euro(it.cents), operation: it.operationId });
    case 'other-amount':
      return say({ gateway, theirs: euro(it.theirCents), ours: euro(it.ourCents), operation: it.operationId }); // prettier-ignore
    case 'other-refund':
      return say({ gateway, theirs: euro(it.theirCents), ours: euro(it.ourCents) });
    case 'other-reported':
      return say({ gateway, flow: it.flow, theirs: euro(it.theirCents), ours: euro(it.ourCents) });
    case 'reported-unknown':
      return say({ gateway, flow: it.flow, amount: euro(it.cents), operation: it.operationId });
    case 'not-reported':
      return say({ gateway, amount: euro(it.cents), operation: it.operationId });
    case 'unbalanced':
      return say({ amount: euro(it.cents), transaction: it.transactionId });
    case 'off-ledger':
      return say({ ledger: euro(it.ledgerCents), rows: euro(it.rowsCents) });
    case 'kept-wrongly':
      return say({ amount: euro(it.cents) });
  }
}
