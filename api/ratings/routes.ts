import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { leastClearPages, listRatings, sumRatings } from '../../db/service-ratings.ts';
import { askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { only } from '../plugins/auth.ts';
import { filterOf, registerRatingsCsv } from './csv-route.ts';
import { Ratings, RatingsQuery } from './schemas.ts';

const tags = ['ratings'];

/** What people said of the platform, for the office. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/service-ratings',
    {
      onRequest: only('admin', 'auditor'),
      schema: { operationId: 'listServiceRatings', tags, querystring: RatingsQuery, response: { 200: Ratings } },
    },
    ({ actor, query: { cursor, limit = 20, ...query } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const [at, id] = readCursor(cursor, ['instant', 'uuid']) ?? [];
        const after = at !== undefined && id !== undefined ? { at, id } : undefined;
        const filter = filterOf(query);
        const rows = await listRatings(trx, { ...filter, after, limit: limit + 1 });
        const items = rows.slice(0, limit);
        const last = rows.length > limit ? items.at(-1) : undefined;
        const { stars, options } = await sumRatings(trx, filter);
        const pages = query.subject === 'page' ? await leastClearPages(trx, filter) : [];
        const next = last ? writeCursor([last.at, last.id]) : null;
        return { items, next, options, pages, ...spreadOf(stars) };
      }),
  );

  registerRatingsCsv(app as never);
}; // prettier-ignore

/** @param given how many gave how many stars @returns also the mean, null when nobody rated */
function spreadOf(given: readonly { stars: number; count: number }[]) {
  const distribution = [1, 2, 3, 4, 5].map(
    (stars) => given.find((each) => each.stars === stars)?.count ?? 0,
  );
  const count = distribution.reduce((sum, each) => sum + each, 0);
  const total = distribution.reduce((sum, each, index) => sum + each * (index + 1), 0);
  return {
    distribution,
    count,
    average: count === 0 ? null : Math.round((total / count) * 10) / 10,
  };
}
