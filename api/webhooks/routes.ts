import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { applyOutcome, askGateway } from '../../payments/outcome.ts';
import { translateGateway } from '../payments/open-attempt.ts';
import { problem } from '../problem.ts';
import { findAttemptOfNotice } from './notice-of-attempt.ts';
import { NexiNotice, Taken } from './schemas.ts';

/** How far the gateway's clock may be from ours, and how long a notice may be under way. */
const FRESH_MS = 300_000;

/**
 * Notices of payment gateways. Public, so nothing in a notice is believed: its token must be the
 * session's, and then it is only a reason to ask the gateway, whose answer counts. Anything that
 * keeps us from finishing is 503: the gateway sends the notice again. A stale notice is refused,
 * for it may be a replay, but not before the gateway was asked: money that it may tell of late
 * must not be lost.
 */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
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
      if (!found) throw refused(log, notice, 'unknown order, token or amount');
      if (found.isKnown) return { taken: true };

      const { attempt } = found;
      const order = await askGateway(settling, attempt).catch(translateGateway(log));
      const { eventId, operation, eventTime } = notice;
      const isConfirmed = order?.operations.some(({ id }) => id === operation.operationId);
      if (!isConfirmed) throw refused(log, notice, 'the gateway knows no such operation');

      const isFresh = Math.abs(Date.now() - Date.parse(eventTime)) <= FRESH_MS;
      const from = isFresh ? { eventId, operationId: operation.operationId } : undefined;
      await applyOutcome(settling, attempt, order, from).catch(translateGateway(log));
      if (!isFresh) throw refused(log, notice, 'stale');
      return { taken: true };
    },
  );
};

/** One answer for every kind of refusal, so that nobody learns which part was right. */
function refused(
  log: { warn(fields: object, message: string): void },
  { eventId, operation }: { eventId: string; operation: { orderId: string } },
  why: string,
) {
  const { orderId } = operation;
  log.warn({ security: 'notice-refused', eventId, orderId, why }, 'payment notice refused');
  return problem('forbidden');
}
