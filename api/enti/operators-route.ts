import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { findEnte } from '../../db/enti.ts';
import { listOperators } from '../../db/operators.ts';
import { askingAs } from '../actor.ts';
import { today } from '../days.ts';
import { IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { OperatorsAnswer } from './schemas.ts';

/** Who comes to the homes, for whoever confirms an order: the ente itself, or the office for it. */
export const operatorsRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/enti/:id/operators',
    {
      onRequest: only('ente', 'admin'),
      schema: {
        operationId: 'listOperators',
        tags: ['enti'],
        params: IdParams,
        response: { 200: OperatorsAnswer },
      },
    },
    ({ actor, params: { id } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const isRival = actor.role === 'ente' && actor.enteId !== id;
        const ente = isRival ? undefined : await findEnte(trx, { comuneId: actor.comuneId, id });
        if (!ente) throw problem('not-found');
        return { items: await listOperators(trx, { enteId: id, on: today() }) };
      }),
  );
};
