import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { findStanding } from '../../db/pratiche.ts';
import { askingAs } from '../actor.ts';
import { closedQuery } from '../closed-query.ts';
import { IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { heldToPay, maySeePayments, payersOf } from './payer-rights.ts';
import { readPayments } from './payment-views.ts';
import { PaymentsAnswer, PaymentsQuery } from './schemas.ts';
import { withinYear } from './years.ts';

const PAYMENTS_AT_MOST = 200;

/** What somebody pays, and what was paid for one pratica. */
export function registerLists(app: FastifyInstance): void {
  app.get<{ Querystring: Static<typeof PaymentsQuery> }>(
    '/me/payments',
    {
      onRequest: only('citizen', 'sportello'),
      schema: {
        operationId: 'listMyPayments',
        tags: ['me'],
        description: 'One’s own, and those of principals whose mandate covers paying.',
        querystring: PaymentsQuery,
        response: { 200: PaymentsAnswer },
      },
    },
    async ({ actor, query: { year, cursor, limit = 20, ...filter } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const held = await heldToPay(trx, actor);
        const within = year === undefined ? {} : { within: withinYear(year) };
        const page = { cursor, limit };
        return readPayments(trx, { ...filter, ...within, ...page, held, payers: payersOf(actor, held) }); // prettier-ignore
      }),
  );

  app.get<{ Params: Static<typeof IdParams> }>(
    '/pratiche/:id/payment-list',
    {
      schema: {
        operationId: 'listPraticaPayments',
        tags: ['payments'],
        description: 'All payments of a pratica; of an ente those that it is paid with.',
        params: IdParams,
        querystring: closedQuery({}),
        response: { 200: PaymentsAnswer },
      },
    },
    async ({ actor, params: { id: praticaId } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const pratica = await findStanding(trx, { id: praticaId });
        const held = await heldToPay(trx, actor);
        if (!pratica || !maySeePayments(actor, held, pratica)) throw problem('not-found');
        const asked = { payers: 'whoever-is-seen', praticaId } as const;
        return readPayments(trx, { ...asked, held, limit: PAYMENTS_AT_MOST });
      }),
  );
}
