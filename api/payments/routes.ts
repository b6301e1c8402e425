import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { readPayment } from '../../db/payments.ts';
import { askingAs } from '../actor.ts';
import { offeredBy } from '../../payments/channels.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { commandIdOf } from '../idempotency.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { refundByHand } from './counter-refund.ts';
import { takeDebt } from './debt-at-counter.ts';
import { mayPay, noteOpened } from './pay-for-another.ts';
import {
  DebtPaid,
  DebtTaken,
  PaymentQuery,
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
        querystring: PaymentQuery,
        response: { 200: PaymentView },
      },
    },
    async ({ actor, params, query }) => {
      const asked = query.payment ? { paymentId: query.payment.toLowerCase() } : {};
      const payment = await asActor(app.db, askingAs(actor), (trx) =>
        readPayment(trx, { praticaId: params.id, ...asked }),
      );
      if (!payment) throw problem('not-found');
      return { ...payment, methods: offeredBy(app.paying.gateways, payment.methods) };
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
      const payer = { praticaId, mandateId, reason: body.reason?.trim() || null };
      await asActor(app.db, askingAs(actor), (trx) => mayPay(trx, actor, payer));
      const paymentId = body.paymentId?.toLowerCase();
      const asked = { praticaId, paymentId, method, attemptId: commandIdOf(actor.id, headers) };
      const started = await startPayment({ app, actor, log }, asked);
      // Nobody is sent to pay for another before that is written down.
      if (mandateId) await noteOpened(app.db, actor, { ...payer, mandateId, ...started });
      return reply.code(201).send(started);
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

  app.post(
    '/pratiche/:id/debts-paid',
    {
      onRequest: [isOnesPratica, only('admin', 'sportello')],
      schema: {
        operationId: 'recordDebtPaid',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: DebtPaid,
        response: { 200: DebtTaken },
      },
    },
    async ({ actor, headers, params, body }) => {
      const of = { praticaId: params.id.toLowerCase(), paymentId: body.paymentId.toLowerCase() };
      return takeDebt(app, actor, { ...body, ...of, commandId: commandIdOf(actor.id, headers) });
    },
  );
};
