import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asSystem } from '../../db/connect.ts';
import { noteGatewayEvent } from '../../db/gateway-events.ts';
import { applyOutcome, askGateway } from '../../payments/outcome.ts';
import { translateGateway } from '../payments/open-attempt.ts';
import { problem } from '../problem.ts';
import { findAttemptOfNotice } from './notice-of-attempt.ts';
import { NexiNotice, Taken } from './schemas.ts';

/**
 * Notices of payment gateways. Public, so nothing in a notice is believed: its token must be the
 * session's, and then it is only a reason to ask the gateway, whose answer counts. Anything that
 * keeps us from finishing is 503: the gateway sends the notice again.
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
      const settling = { db, pratiche, gateway: paying.gateway };
      const found = await findAttemptOfNotice(db, { provider, notice });
      if (!found) throw forged(log, notice, 'unknown order, token or amount');
      if (found.isKnown) return { taken: true };

      const { attempt } = found;
      const order = await askGateway(settling, attempt).catch(translateGateway(log));
      const { operationId } = notice.operation;
      const isConfirmed = order?.operations.some(({ id }) => id === operationId);
      if (!isConfirmed) throw forged(log, notice, 'the gateway knows no such operation');

      await applyOutcome(settling, attempt, order);
      const { comuneId, id: attemptId } = attempt;
      const outcome = notice.operation.operationResult;
      await asSystem(db, comuneId, (trx) =>
        noteGatewayEvent(trx, { provider, comuneId, attemptId, outcome, eventId: notice.eventId }),
      );
      return { taken: true };
    },
  );
};

/** One answer for every kind of forgery, so that nobody learns which part was right. */
function forged(
  log: { warn(fields: object, message: string): void },
  { eventId, operation }: { eventId: string; operation: { orderId: string } },
  why: string,
) {
  const { orderId } = operation;
  log.warn({ security: 'forged-notice', eventId, orderId, why }, 'payment notice refused');
  return problem('forbidden');
}
