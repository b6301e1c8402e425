import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { readPayment } from '../../db/payments.ts';
import { askingAs } from '../actor.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { PaymentView, StartedPayment, StartPayment } from './schemas.ts';
import { startPayment } from './start-payment.ts';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const security = [{ bearer: [] }];
const KEY = /^[\x21-\x7e]{8,100}$/;

/** What is due for a pratica, and where its applicant pays it. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  app.addHook('onRequest', app.authenticate);

  app.get(
    '/pratiche/:id/payments',
    { schema: { params, security, tags: ['payments'], response: { 200: PaymentView } } },
    async (request) => {
      const payment = await asActor(app.db, askingAs(request.actor), (trx) =>
        readPayment(trx, { praticaId: request.params.id }),
      );
      if (!payment) throw problem('not-found');
      return payment;
    },
  );

  app.post(
    '/pratiche/:id/payments',
    {
      preHandler: only('citizen'),
      schema: {
        params,
        security,
        tags: ['payments'],
        headers: Type.Object({
          'idempotency-key': Type.Optional(Type.String({ description: '8–100 characters' })),
        }),
        body: StartPayment,
        response: { 201: StartedPayment },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? '';
      if (!KEY.test(key)) throw problem('idempotency-key-missing');
      const { actor, params, body, log } = request;
      const asked = { praticaId: params.id, method: body.method, key };
      return reply.code(201).send(await startPayment({ app, actor, log }, asked));
    },
  );
};
