import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { findStanding } from '../../db/pratiche.ts';
import { askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { problem } from '../problem.ts';
import { AsOf, AsOfQuery } from './as-of-schemas.ts';
import { seeAsOf } from './as-of.ts';

const WHO_MAY = ['auditor', 'admin'];

/** GET /api/pratiche/{id}/as-of: what one reader saw at an instant. */
export function registerAsOf(app: FastifyInstance): void {
  app.get<{ Params: { id: string }; Querystring: Static<typeof AsOfQuery> }>(
    '/pratiche/:id/as-of',
    {
      schema: {
        operationId: 'seePraticaAsOf',
        tags: ['audit'],
        params: IdParams,
        querystring: AsOfQuery,
        response: { 200: AsOf },
      },
    },
    async ({ actor, params: { id }, query }) => {
      const own = await asActor(app.db, askingAs(actor), (trx) => findStanding(trx, { id }));
      if (!own) throw problem('not-found');
      if (!WHO_MAY.includes(actor.role)) throw problem('forbidden');
      const { at = new Date().toISOString(), role = 'office', enteId } = query;
      return seeAsOf(app, actor, { praticaId: id, at, role, ...(enteId ? { enteId } : {}) });
    },
  );
}
