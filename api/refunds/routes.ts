import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readRules } from '../../db/comune-rules.ts';
import { asActor } from '../../db/connect.ts';
import { listDueTransfers } from '../../db/refund-rows.ts';
import { listRefundable } from '../../db/refundable.ts';
import { askingAs } from '../actor.ts';
import { ApprovalAsked } from '../approvals/schemas.ts';
import { readAsked } from '../approvals/views.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { isOnesPratica } from '../payments/visible.ts';
import { only } from '../plugins/auth.ts';
import { WAY_OF } from '../receipts/payment-views.ts';
import { giveBack } from './give-back.ts';
import { RefundBody, Refunds, RefundSent } from './schemas.ts';

/** What the office gives back of a payment because it decides so, beside what the rules give back. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['payments'];

  app.get(
    '/pratiche/:id/refunds',
    {
      onRequest: [isOnesPratica, only('admin', 'auditor')],
      schema: {
        operationId: 'listRefunds',
        tags,
        params: IdParams,
        response: { 200: Refunds },
      },
    },
    ({ actor, params: { id } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const { aloneUpToCents } = await readRules(trx, actor);
        const [transfer] = await listDueTransfers(trx, { praticaId: id });
        const payments = await listRefundable(trx, { praticaId: id });
        return {
          aloneUpToCents,
          transferCents: transfer?.amountCents ?? null,
          payments: payments.map((each) => ({ ...each, way: WAY_OF[each.provider] })),
        };
      }),
  );

  app.post(
    '/pratiche/:id/refunds',
    {
      onRequest: [isOnesPratica, only('admin')],
      schema: {
        operationId: 'giveBack',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: RefundBody,
        response: { 201: RefundSent, 202: ApprovalAsked },
      },
    },
    async ({ actor, params, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      const given = { ...body, id, praticaId: params.id.toLowerCase() };
      const answer = await app.onceAtATime(id, () => giveBack(app as never, actor, given));
      if ('approvalId' in answer) return reply.code(202).send(await readAsked(app, actor, answer));
      return reply.code(201).send(answer);
    },
  );
};
