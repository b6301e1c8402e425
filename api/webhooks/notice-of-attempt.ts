import { createHash, timingSafeEqual } from 'node:crypto';
import { asSystem, type Db } from '../../db/connect.ts';
import { hasGatewayEvent } from '../../db/gateway-events.ts';
import { findAttemptByOrder, type Attempt } from '../../db/payment-attempts.ts';
import { findComuneByPrefix } from '../../db/payments.ts';
import { numberPrefixOf } from '../../payments/order-id.ts';
import type { NexiNotice } from './schemas.ts';

/**
 * The attempt a notice speaks of, if the notice is the gateway's: known order, the token of that
 * session, the amount and currency that we asked for.
 */
export async function findAttemptOfNotice(
  db: Db,
  { provider, notice }: { provider: string; notice: NexiNotice },
): Promise<{ attempt: Attempt; isKnown: boolean } | undefined> {
  const { eventId, securityToken, operation } = notice;
  const comuneId = await findComuneByPrefix(db, { prefix: numberPrefixOf(operation.orderId) });
  if (!comuneId) return undefined;
  return asSystem(db, comuneId, async (trx) => {
    const attempt = await findAttemptByOrder(trx, { providerOrderId: operation.orderId });
    if (!attempt?.securityToken || !isSame(attempt.securityToken, securityToken)) return undefined;
    if (!agrees(operation, attempt)) return undefined;
    return { attempt, isKnown: await hasGatewayEvent(trx, { provider, eventId }) };
  });
}

/** Refunds may be of a part; a payment is of the whole. */
function agrees(operation: NexiNotice['operation'], attempt: Attempt): boolean {
  const { operationType, operationAmount, operationCurrency = 'EUR' } = operation;
  const isWhole = operationAmount === undefined || Number(operationAmount) === attempt.amountCents;
  return operationCurrency === 'EUR' && (isWhole || operationType === 'REFUND');
}

function isSame(expected: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
