import { listAllCaptures } from '../db/captures.ts';
import { asSystem, type Db } from '../db/connect.ts';
import type { Attempt } from '../db/payment-attempts.ts';
import type { GatewayOrder } from './gateway.ts';

/** No gateway knows of a bank transfer: what the ente wrote of it is all there is to ask. */
export async function readArrivals(
  db: Db,
  { id: attemptId, comuneId, amountCents }: Attempt,
): Promise<GatewayOrder> {
  const arrived = await asSystem(db, comuneId, (trx) => listAllCaptures(trx, { attemptId }));
  const operations = arrived.map(({ operationId: id, amountCents: cents }) => {
    return { id, outcome: 'success' as const, amountCents: cents };
  });
  return { amountCents, currency: 'EUR', operations };
}
