import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { applyOutcome, askGateway } from '../../payments/outcome.ts';
import { translateGateway } from '../payments/open-attempt.ts';
import { isFresh } from './fresh.ts';
import { mailCallbacks } from './mail-callbacks.ts';
import { findAttemptOfNotice } from './notice-of-attempt.ts';
import { paypalNotices } from './paypal-notices.ts';
import { refused } from './refused.ts';
import { NexiNotice, Taken } from './schemas.ts';
import { smsCallbacks } from './sms-callbacks.ts';

/**
 * Notices of payment gateways, and of those who carry messages. Public, so nothing in a notice is believed: its token must be the
 * session's, and then it is only a reason to ask the gateway, whose answer counts. Anything that
 * keeps us from finishing is 503: the gateway sends the notice again. A stale notice is refused,
 * for it may be a replay, but not before the gateway was asked: money that it may tell of late
 * must not be lost.
 */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(paypalNotices);
  await app.register(smsCallbacks);
  await app.register(mailCallbacks);

  app.post(
    '/webhooks/:provider',
    {
      schema: {
        operationId: 'takeNotice',
        tags: ['payments'],
        params: Type.Object({ provider: Type.Enum(['nexi']) }),
        body: NexiNotice,
        response: { 200: Taken },
      },
    },
    async ({ body: notice, params: { provider }, log }) => {
      const { db, pratiche, paying } = app;
      const settling = { db, pratiche, gateways: paying.gateways };
      const found = await findAttemptOfNotice(db, { provider, notice });
      const about = { eventId: notice.eventId, orderId: notice.operation.orderId };
      if (!found) throw refused(log, about, 'unknown order, token or amount');
      if (found.isKnown) return { taken: true };

      const { attempt } = found;
      const order = await askGateway(settling, attempt).catch(translateGateway(log));
      const { eventId, operation, eventTime } = notice;
      const isConfirmed = order?.operations.some(({ id }) => id === operation.operationId);
      if (!isConfirmed) throw refused(log, about, 'the gateway knows no such operation');

      const isInTime = isFresh(eventTime);
      const from = isInTime ? { eventId, operationId: operation.operationId } : undefined;
      await applyOutcome(settling, attempt, order, from).catch(translateGateway(log));
      if (!isInTime) throw refused(log, about, 'stale');
      return { taken: true };
    },
  );
};
