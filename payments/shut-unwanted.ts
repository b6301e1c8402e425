import { asSystem } from '../db/connect.ts';
import { noteShut, type Attempt } from '../db/payment-attempts.ts';
import { isPaymentDue } from '../db/payments.ts';
import { gatewayOf } from './channels.ts';
import type { GatewayOrder } from './gateway.ts';
import type { Settling } from './outcome.ts';

/**
 * An order that stays open by itself is shut once nothing is due for it any more, so that nobody pays
 * it in vain. What was paid in that very moment is seen, and goes back.
 * @returns the order as it then stands
 * @throws GatewayUnavailable: it is tried again
 */
export async function shutUnwanted(
  { db, gateways }: Pick<Settling, 'db' | 'gateways'>,
  attempt: Attempt,
  order: GatewayOrder | undefined,
): Promise<GatewayOrder | undefined> {
  const gateway = gatewayOf(gateways, attempt.provider);
  if (!gateway.shut || (order && order.operations.length > 0)) return order;
  const { comuneId, providerOrderId: orderId, reference } = attempt;
  const isDue = await asSystem(db, comuneId, (trx) => isPaymentDue(trx, attempt));
  if (order && isDue) return order;
  // An opening that is on its way still may make one: only what was given up is shut for good.
  if (!order && attempt.status !== 'failed') return undefined;
  const left = await gateway.shut({ orderId, reference });
  if (!left) await asSystem(db, comuneId, (trx) => noteShut(trx, attempt));
  return left;
}
