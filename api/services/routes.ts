import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Static } from 'typebox';
import { ComuneQuery, readPublic } from '../catalogue/read-public.ts';
import { IdParams } from '../id-params.ts';
import { missCounter } from '../search/count-miss.ts';
import { readPublicService } from './read-service.ts';
import { Service, ServicesAnswer, ServicesQuery } from './schemas.ts';
import { searchServices } from './search-services.ts';

/** The shop window: search, filters and one service's page. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['services'];
  const countMiss = missCounter(app);

  app.get(
    '/services',
    {
      schema: {
        operationId: 'listServices',
        tags,
        querystring: ServicesQuery,
        response: { 200: ServicesAnswer },
      },
    },
    async (request) => {
      const { query } = request;
      const { comuneId, answer } = await readPublic(app, query.comune, async (trx, { id }) => ({
        comuneId: id,
        answer: await searchServices(trx, id, query),
      }));
      const isInVain = answer.count === 0 && !query.cursor && hasNoFilter(query);
      if (query.q && isInVain) await countMiss(request, comuneId, query.q);
      return answer;
    },
  );

  app.get(
    '/services/:id',
    {
      schema: {
        operationId: 'getService',
        tags,
        params: IdParams,
        querystring: ComuneQuery,
        response: { 200: Service },
      },
    },
    ({ query: { comune }, params: { id } }) => readPublicService(app, { comune, id }),
  );
};

/** Only the words are to blame for an empty page. */
function hasNoFilter(query: Static<typeof ServicesQuery>): boolean {
  const { comune: _, q: _q, sort: _s, limit: _l, cursor: _c, ...filters } = query;
  return Object.values(filters).every((value) => value === undefined);
}
