import { asSystem, type Db } from '../../db/connect.ts';
import { findAttemptByOrder, type Attempt } from '../../db/payment-attempts.ts';
import { findComuneByPrefix } from '../../db/payments.ts';
import { numberPrefixOf } from '../../payments/order-id.ts';
import type { PayPalNotice } from './schemas.ts';

/** Our own order id, which PayPal hands back with whatever it says of the order. */
export function orderIdOf({ resource }: PayPalNotice): string | undefined {
  return resource.custom_id ?? resource.purchase_units?.[0]?.custom_id;
}

/** The attempt a notice speaks of: of PayPal, and of the order that PayPal opened for it. */
export async function attemptOfPayPalNotice(
  db: Db,
  notice: PayPalNotice,
): Promise<Attempt | undefined> {
  const providerOrderId = orderIdOf(notice);
  if (!providerOrderId) return undefined;
  const comuneId = await findComuneByPrefix(db, { prefix: numberPrefixOf(providerOrderId) });
  if (!comuneId) return undefined;
  const attempt = await asSystem(db, comuneId, (trx) =>
    findAttemptByOrder(trx, { providerOrderId }),
  );
  if (attempt?.provider !== 'paypal' || !attempt.reference) return undefined;
  const { resource, event_type: type } = notice;
  const orderAtPayPal = type.startsWith('CHECKOUT.ORDER.')
    ? resource.id
    : resource.supplementary_data?.related_ids?.order_id;
  // Refunds do not name the order: that it knows them is asked of it.
  return (orderAtPayPal ?? attempt.reference) === attempt.reference ? attempt : undefined;
}
