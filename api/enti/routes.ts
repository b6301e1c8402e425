import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findEnte, listEnti } from '../../db/enti.ts';
import { sumReviews } from '../../db/review-lists.ts';
import { ComuneQuery, readPublic } from '../catalogue/read-public.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { IdParams } from '../id-params.ts';
import { photoViews } from '../photos/read-photos.ts';
import { problem } from '../problem.ts';
import { reviewsMean } from '../reviews/reviews-mean.ts';
import { EntiAnswer, EntiQuery, Ente } from './schemas.ts';

/** Who the comune has qualified. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['enti'];

  app.get(
    '/enti',
    {
      schema: {
        operationId: 'listEnti',
        tags,
        querystring: EntiQuery,
        response: { 200: EntiAnswer },
      },
    },
    ({ query: { comune, cursor, limit = 50 } }) => {
      const [name, id] = readCursor(cursor, ['text', 'uuid']) ?? [];
      return readPublic(app, comune, async (trx, { id: comuneId }) => {
        const after = name !== undefined && id !== undefined ? { name, id } : undefined;
        const rows = await listEnti(trx, { comuneId, after, limit: limit + 1 });
        const items = rows.slice(0, limit);
        const last = rows.length > limit ? items.at(-1) : undefined;
        return { items, next: last ? writeCursor([last.name, last.id]) : null };
      });
    },
  );

  app.get(
    '/enti/:id',
    {
      schema: {
        operationId: 'getEnte',
        tags,
        params: IdParams,
        querystring: ComuneQuery,
        response: { 200: Ente },
      },
    },
    ({ query, params }) =>
      readPublic(app, query.comune, async (trx, { id: comuneId }) => {
        const ente = await findEnte(trx, { comuneId, id: params.id });
        // One that nothing ever qualified is nobody's to see yet.
        const { qualifiedUntil } = ente ?? {};
        if (!ente || !qualifiedUntil) throw problem('not-found');
        const totals = await sumReviews(trx, { enteId: ente.id });
        const photos = await photoViews(trx, ente.photos);
        return { ...ente, qualifiedUntil, photos, reviews: reviewsMean(totals) };
      }),
  );
};
