import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { findPratica } from '../../db/pratiche.ts';
import { totalCents } from '../../db/record-offers.ts';
import { minutesOf } from '../../workflows/pratica/plan.ts';
import { askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { problem } from '../problem.ts';
import { countPlan } from './count-plan.ts';
import { PlanAnswer, PlanQuestion } from './plan-schemas.ts';
import { knowsThePerson, readerOf } from './views.ts';

const SHOWN = 8;

/** POST /api/pratiche/{id}/plan: what a plan would come to. It asks, and changes nothing. */
export function registerPlan(app: FastifyInstance): void {
  app.post<{ Params: { id: string }; Body: Static<typeof PlanQuestion> }>(
    '/pratiche/:id/plan',
    {
      schema: {
        operationId: 'foreseePlan',
        tags: ['pratiche'],
        params: IdParams,
        body: PlanQuestion,
        response: { 200: PlanAnswer },
      },
    },
    ({ actor, params: { id }, body }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const reader = readerOf(actor);
        const pratica = await findPratica(trx, { id, reader });
        if (!pratica || !knowsThePerson(reader, pratica.chosenEnteId)) throw problem('not-found');
        const { visits, lines, errors } = await countPlan(trx, id, body);
        if (errors.length > 0) throw problem('invalid', { errors });
        return {
          visits: visits.length,
          minutes: minutesOf(visits),
          coming: visits.slice(0, SHOWN),
          lines: lines as Static<typeof PlanAnswer>['lines'],
          totalCents: totalCents(lines),
        };
      }),
  );
}
