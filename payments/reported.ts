import type { OurOrder } from '../db/our-books.ts';
import type { Provider } from '../db/tables/money.ts';
import type { Reported } from './books.ts';
import type { Difference } from './reconcile.ts';

/** Reports come within two business days: what is missing is said once they are over for certain. */
const REPORTED_WITHIN_MS = 5 * 24 * 3_600_000;

/**
 * What reports say was poured to the payee, held against our receipts of the same time. Notices of
 * other comuni, and of other offices of the same one, are not ours to judge.
 * @param ours the orders of one comune of which something moved in that time
 */
export function compareReported(
  ours: readonly OurOrder[],
  {
    provider,
    reported,
    day,
  }: { provider: Provider; reported: readonly Reported[]; day: { from: string; before: string } },
): Difference[] {
  const own = ours.filter((order) => order.provider === provider);
  const isOver = Date.now() - Date.parse(day.before) > REPORTED_WITHIN_MS;
  const byReference = new Map(own.map((order) => [order.reference, order]));
  const differences: Difference[] = [];
  for (const { reference, operationId, cents: theirCents, flow } of reported) {
    const order = byReference.get(reference);
    if (!order) continue;
    const capture = order.captures.find((each) => each.operationId === operationId);
    if (!capture)
      differences.push({ kind: 'reported-unknown', ...of(order), operationId, flow, cents: theirCents }); // prettier-ignore
    else if (capture.cents !== theirCents)
      differences.push({ kind: 'other-reported', ...of(order), operationId, flow, ourCents: capture.cents, theirCents }); // prettier-ignore
  }
  const poured = new Set(reported.map(({ operationId }) => operationId));
  for (const order of own)
    for (const { operationId, cents } of order.captures)
      if (isOver && !poured.has(operationId))
        differences.push({ kind: 'not-reported', ...of(order), operationId, cents });
  return differences;
}

function of({ provider, orderId, pratica }: OurOrder) {
  return { provider, orderId, pratica };
}
