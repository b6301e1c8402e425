import { asSystem } from '../db/connect.ts';
import { isRefusalApplied } from '../db/gateway-events.ts';
import type { Attempt } from '../db/payment-attempts.ts';
import { lockDuePayment } from '../db/payments.ts';
import { gatewayOf } from './channels.ts';
import type { GatewayOrder } from './gateway.ts';
import type { Settling } from './outcome.ts';

/**
 * Has the gateway take what the payer approved, where it takes nothing by itself: an approval that
 * comes when nothing is due any more is never charged, which is better than giving back. Whoever
 * asks meanwhile takes by the same approval: that is one capture. An approval that was refused is
 * over; the payer may give another.
 * @returns the order as it then stands
 * @throws GatewayUnavailable also when it may have been taken: the next who asks will see
 */
export async function takeApproved(
  { db, gateways }: Pick<Settling, 'db' | 'gateways'>,
  attempt: Attempt,
  order: GatewayOrder,
): Promise<GatewayOrder | undefined> {
  const gateway = gatewayOf(gateways, attempt.provider);
  const { approval } = order;
  if (!approval || !gateway.capture) return order;
  const isWanted = await asSystem(db, attempt.comuneId, async (trx) => {
    const { comuneId, id: attemptId, praticaId, provider } = attempt;
    const refusal = { comuneId, attemptId, provider, operationId: approval };
    if (await isRefusalApplied(trx, refusal)) return false;
    const due = await lockDuePayment(trx, { praticaId, paymentId: attempt.paymentId });
    if (due?.payee !== 'ente') return false;
    return order.amountCents === attempt.amountCents && order.currency === 'EUR';
  });
  if (!isWanted) return order;
  const { providerOrderId: orderId, reference } = attempt;
  return gateway.capture({ orderId, reference }, approval);
}
