import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { readPayment } from '../../db/payments.ts';
import { askingAs } from '../actor.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { commandIdOf } from '../idempotency.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { PaymentView, StartedPayment, StartPayment } from './schemas.ts';
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
      onRequest: [isOnesPratica, only('citizen')],
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
      const asked = { praticaId, method, attemptId: commandIdOf(actor.id, headers) };
      return reply.code(201).send(await startPayment({ app, actor, log }, asked));
    },
  );
};
