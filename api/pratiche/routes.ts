import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { listOffers } from '../../db/offers.ts';
import { countPratiche, findStanding, listPratiche } from '../../db/pratiche.ts';
import { askingAs } from '../actor.ts';
import { noteNeedRead } from '../audit/note-read.ts';
import type { ApiEnvironment } from '../config.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { IdParams } from '../id-params.ts';
import { languageOf } from '../language.ts';
import { invalid, problem } from '../problem.ts';
import { readPratica } from './detail.ts';
import { readHeld } from './held.ts';
import { foreseeInterruption } from './interruption.ts';
import { foreseeReopening } from './reopening.ts';
import { registerKeptService } from './kept-service-route.ts';
import { registerOutlook } from './outlook-route.ts';
import { registerPlan } from './plan-route.ts';
import { registerRequest } from './request-route.ts';
import {
  OffersAnswer,
  Pratica,
  PraticheAnswer,
  PraticheQuery,
  Timeline,
  TimelineQuery,
} from './schemas.ts';
import { Interruption, InterruptionQuery, Reopening } from './service-schemas.ts';
import { readTimeline } from './timeline.ts';
import { registerTransition } from './transition-route.ts';
import { offerPlanner } from './offer-plan.ts';
import { cardView, offerView, readerOf } from './views.ts';

const COUNTED_AT_MOST = 1000;
/** An ente meets a need first: it must not be able to ask whether it is a given person's. */
const MAY_NAME_CITIZENS: readonly string[] = ['admin', 'auditor', 'sportello'];

/** Pratiche: read from the projection, moved by commands that travel through the workflow. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['pratiche'];
  const workflowsUrl = workflowsUrlOf(app.config);
  registerRequest(app);
  registerTransition(app);
  registerKeptService(app);
  registerOutlook(app);
  registerPlan(app);

  app.get(
    '/pratiche',
    {
      schema: {
        operationId: 'listPratiche',
        tags,
        querystring: PraticheQuery,
        response: { 200: PraticheAnswer },
      },
    },
    async ({ actor, query }) => {
      const { cursor, limit = 20, ...filter } = query;
      if (filter.citizen && !MAY_NAME_CITIZENS.includes(actor.role)) throw notByCitizen();
      const after = readCursor(cursor, ['instant', 'uuid']);
      return asActor(app.db, askingAs(actor), async (trx) => {
        const reader = { ...readerOf(actor), held: await readHeld(trx, actor) };
        const rows = await listPratiche(trx, { ...filter, reader, after, limit: limit + 1 });
        const count = await countPratiche(trx, { ...filter, reader, limit: COUNTED_AT_MOST + 1 });
        const page = rows.slice(0, limit);
        const last = rows.length > limit ? page.at(-1) : undefined;
        return {
          items: page.map((row) => cardView(row, reader)),
          next: last ? writeCursor([last.sortedAt, last.id]) : null,
          count: Math.min(count, COUNTED_AT_MOST),
          countCapped: count > COUNTED_AT_MOST,
        };
      });
    },
  );

  app.get(
    '/pratiche/:id',
    { schema: { operationId: 'getPratica', tags, params: IdParams, response: { 200: Pratica } } },
    ({ actor, params: { id } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const pratica = await readPratica(trx, { id, actor, workflowsUrl });
        await noteNeedRead(trx, actor, id, pratica);
        return pratica;
      }),
  );

  app.get(
    '/pratiche/:id/timeline',
    {
      schema: {
        operationId: 'listTimeline',
        tags,
        params: IdParams,
        querystring: TimelineQuery,
        response: { 200: Timeline },
      },
    },
    ({ actor, params, query: { cursor, limit = 100 } }) =>
      asActor(app.db, askingAs(actor), (trx) =>
        readTimeline(trx, { praticaId: params.id, reader: readerOf(actor), cursor, limit }),
      ),
  );

  app.get(
    '/pratiche/:id/interruption',
    {
      schema: {
        operationId: 'foreseeInterruption',
        tags,
        params: IdParams,
        querystring: InterruptionQuery,
        response: { 200: Interruption },
      },
    },
    ({ actor, params: { id }, query: { effectiveOn } }) =>
      asActor(app.db, askingAs(actor), (trx) =>
        foreseeInterruption(trx, { id, actor, effectiveOn }),
      ),
  );

  app.get(
    '/pratiche/:id/reopening',
    {
      schema: {
        operationId: 'foreseeReopening',
        tags,
        params: IdParams,
        response: { 200: Reopening },
      },
    },
    ({ actor, params: { id }, headers }) =>
      asActor(app.db, askingAs(actor), (trx) =>
        foreseeReopening(trx, { id, actor, language: languageOf(headers['accept-language']) }),
      ),
  );

  app.get(
    '/pratiche/:id/offers',
    {
      schema: {
        operationId: 'listOffers',
        tags,
        params: IdParams,
        response: { 200: OffersAnswer },
      },
    },
    ({ actor, params: { id } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        if (!(await findStanding(trx, { id }))) throw problem('not-found');
        const planned = await offerPlanner(trx, { praticaId: id });
        const offers = await listOffers(trx, { praticaId: id });
        return { items: offers.map((offer) => offerView(offer, planned(offer))) };
      }),
  );
};

function workflowsUrlOf({ TEMPORAL_UI_URL: base, TEMPORAL_NAMESPACE }: ApiEnvironment) {
  const namespace = encodeURIComponent(TEMPORAL_NAMESPACE ?? 'default');
  return base && `${base.replace(/\/$/, '')}/namespaces/${namespace}/workflows`;
}

function notByCitizen() {
  return invalid('/citizen', {
    it: 'Il tuo ruolo non può cercare le pratiche di una persona.',
    en: 'Your role cannot look for the pratiche of a person.',
  });
}
