import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findEnte } from '../../db/enti.ts';
import { listPublished, sumReviews } from '../../db/review-lists.ts';
import { readPublic } from '../catalogue/read-public.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { IdParams } from '../id-params.ts';
import { problem } from '../problem.ts';
import { answerView } from './review-view.ts';
import { reviewsMean } from './reviews-mean.ts';
import { PublicReviews, PublicReviewsQuery } from './schemas.ts';

/** What citizens wrote of an ente, for everybody. */
export const publicReviews: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/enti/:id/reviews',
    {
      schema: {
        operationId: 'listEnteReviews',
        tags: ['reviews'],
        params: IdParams,
        querystring: PublicReviewsQuery,
        response: { 200: PublicReviews },
      },
    },
    ({ params: { id: enteId }, query: { comune, type: serviceTypeId, cursor, limit = 10 } }) => {
      const [at, id] = readCursor(cursor, ['instant', 'uuid']) ?? [];
      const after = at !== undefined && id !== undefined ? { at, id } : undefined;
      return readPublic(app, comune, async (trx, { id: comuneId }) => {
        if (!(await findEnte(trx, { comuneId, id: enteId }))) throw problem('not-found');
        const totals = await sumReviews(trx, { enteId, serviceTypeId });
        const asked = { enteId, serviceTypeId, after, limit: limit + 1 };
        const rows = await listPublished(trx, asked);
        const page = rows.slice(0, limit);
        const last = rows.length > limit ? page.at(-1) : undefined;
        return {
          items: page.map((row) => ({
            ...{ id: row.id, stars: row.stars, text: row.text, publishedAt: row.publishedAt },
            ...{ punctuality: row.punctuality, kindness: row.kindness, clarity: row.clarity },
            answer: answerView(row),
          })),
          next: last ? writeCursor([last.publishedAt, last.id]) : null,
          mean: reviewsMean(totals),
          hidden: totals.hidden,
        };
      });
    },
  );
};
