import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asSystem } from '../../db/connect.ts';
import { hasGatewayEvent } from '../../db/gateway-events.ts';
import { applyOutcome, askGateway } from '../../payments/outcome.ts';
import type { Transmission } from '../../payments/paypal-notice.ts';
import { translateGateway } from '../payments/open-attempt.ts';
import { problem } from '../problem.ts';
import { isFresh } from './fresh.ts';
import { attemptOfPayPalNotice, orderIdOf } from './paypal-notice-of-attempt.ts';
import { keepRawJson } from './raw-json.ts';
import { refused } from './refused.ts';
import { PayPalHeaders, PayPalNotice, Taken } from './schemas.ts';

/**
 * Notices of PayPal. PayPal itself says whether it sent these very bytes, and then they are only a
 * reason to ask for the order, whose answer counts; what the payer approved is taken then. As with
 * the card gateway: 503 whenever we cannot finish, and a stale notice is refused after asking.
 */
export const paypalNotices: FastifyPluginAsyncTypebox = async (app) => {
  const rawOf = keepRawJson(app);
  app.post(
    '/webhooks/paypal',
    {
      schema: {
        operationId: 'takePayPalNotice',
        tags: ['payments'],
        headers: PayPalHeaders,
        body: PayPalNotice,
        response: { 200: Taken },
      },
    },
    async (request) => {
      const { body: notice, headers, log } = request;
      const { db, pratiche, paying } = app;
      if (!paying.isFromPayPal) throw problem('not-found');
      const about = { eventId: notice.id, orderId: orderIdOf(notice) };
      const transmission = transmissionOf(headers);
      const attempt = await attemptOfPayPalNotice(db, notice);
      if (!transmission || !attempt) throw refused(log, about, 'unsigned, or of no order of ours');
      const isGenuine = await paying
        .isFromPayPal(transmission, rawOf(request))
        .catch(translateGateway(log));
      if (!isGenuine) throw refused(log, about, 'signature or certificate');
      const event = { provider: 'paypal', eventId: notice.id };
      if (await asSystem(db, attempt.comuneId, (trx) => hasGatewayEvent(trx, event)))
        return { taken: true };

      const settling = { db, pratiche, gateways: paying.gateways };
      const order = await askGateway(settling, attempt).catch(translateGateway(log));
      const { id } = notice.resource;
      const operation =
        id === attempt.reference
          ? order?.operations.at(-1)
          : order?.operations.find((one) => one.id === id);
      if (!order || (id !== attempt.reference && !operation))
        throw refused(log, about, 'the gateway knows no such operation');
      const isInTime = isFresh(transmission.time);
      const from = isInTime ? { eventId: notice.id, operationId: operation?.id ?? id } : undefined;
      await applyOutcome(settling, attempt, order, from).catch(translateGateway(log));
      if (!isInTime) throw refused(log, about, 'stale');
      return { taken: true };
    },
  );
};

/** @returns undefined when anything of it is missing */
function transmissionOf(headers: PayPalHeaders): Transmission | undefined {
  const id = headers['paypal-transmission-id'];
  const time = headers['paypal-transmission-time'];
  const signature = headers['paypal-transmission-sig'];
  const certificateUrl = headers['paypal-cert-url'];
  const algorithm = headers['paypal-auth-algo'];
  if (!id || !time || !signature || !certificateUrl || !algorithm) return undefined;
  return { id, time, signature, certificateUrl, algorithm };
}
