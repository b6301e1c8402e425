import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { readPayment } from '../../db/payments.ts';
import { findStanding } from '../../db/pratiche.ts';
import { mustReach, rightOf } from '../acting-for.ts';
import { type Actor, askingAs } from '../actor.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { commandIdOf } from '../idempotency.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { refundByHand } from './counter-refund.ts';
import {
  PaymentView,
  RefundByHand,
  RefundedByHand,
  StartedPayment,
  StartPayment,
} from './schemas.ts';
import { startPayment } from './start-payment.ts';
import { isOnesPratica } from './visible.ts';

/** What is due for a pratica, and where its applicant pays it. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['payments'];

  app.get(
    '/pratiche/:id/payments',
    {
      schema: {
        operationId: 'getPayments',
        tags,
        params: IdParams,
        response: { 200: PaymentView },
      },
    },
    async ({ actor, params }) => {
      const payment = await asActor(app.db, askingAs(actor), (trx) =>
        readPayment(trx, { praticaId: params.id }),
      );
      if (!payment) throw problem('not-found');
      return payment;
    },
  );

  app.post(
    '/pratiche/:id/payments',
    {
      onRequest: [isOnesPratica, only('citizen', 'sportello')],
      schema: {
        operationId: 'startPayment',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: StartPayment,
        response: { 201: StartedPayment },
      },
    },
    async ({ actor, headers, params, body, log }, reply) => {
      const { method } = body;
      const praticaId = params.id.toLowerCase();
      const mandateId = body.onBehalfOf?.mandateId.toLowerCase();
      await asActor(app.db, askingAs(actor), (trx) => mayPay(trx, actor, { praticaId, mandateId }));
      const asked = { praticaId, method, attemptId: commandIdOf(actor.id, headers) };
      return reply.code(201).send(await startPayment({ app, actor, log }, asked));
    },
  );

  app.post(
    '/pratiche/:id/refunds-by-hand',
    {
      onRequest: [isOnesPratica, only('admin', 'sportello')],
      schema: {
        operationId: 'refundByHand',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: RefundByHand,
        response: { 200: RefundedByHand },
      },
    },
    async ({ actor, headers, params, body }) => {
      const given = { ...body, praticaId: params.id.toLowerCase() };
      return refundByHand(app, actor, { ...given, commandId: commandIdOf(actor.id, headers) });
    },
  );
};

/** @throws not-found, mandate-required, mandate-not-valid, mandate-scope */
async function mayPay(
  trx: Trx,
  actor: Actor,
  { praticaId, mandateId }: { praticaId: string; mandateId: string | undefined },
): Promise<void> {
  const pratica = await findStanding(trx, { id: praticaId });
  if (!pratica) throw problem('not-found');
  const onBehalfOf = mandateId ? ({ role: 'citizen', mandateId } as const) : null;
  mustReach(await rightOf(trx, { actor, onBehalfOf }, { ...pratica, praticaId }), 'pay');
}
