import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listGuide, listLeads } from '../../db/guide.ts';
import { findWeights } from '../../db/search-ranking.ts';
import { suggest } from '../../db/suggestions.ts';
import { ComuneQuery, readPublic } from '../catalogue/read-public.ts';
import {
  Guide,
  GuideAnswers,
  GuideOutcome,
  Ranking,
  SuggestQuery,
  Suggestions,
} from './schemas.ts';

const SUGGESTED = 8;

/** What helps to search: suggestions while one types, how the order is made, and the guided path. */
export const publicSearch: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['search'];

  app.get(
    '/search-suggestions',
    {
      schema: { operationId: 'suggestSearch', tags, querystring: SuggestQuery, response: { 200: Suggestions } },
    },
    ({ query }) => {
      const text = plainOf(query.q);
      return readPublic(app, query.comune, async (trx, { id: comuneId }) => ({
        items: text.length < 2 ? [] : await suggest(trx, { comuneId, text, limit: SUGGESTED }),
      }));
    },
  );

  app.get(
    '/search-ranking',
    {
      schema: { operationId: 'getSearchRanking', tags, querystring: ComuneQuery, response: { 200: Ranking } },
    },
    ({ query }) =>
      readPublic(app, query.comune, async (trx, { id: comuneId }) => {
        const { at: since, ...ranking } = await findWeights(trx, { comuneId });
        return { ...ranking, since };
      }),
  );

  app.get(
    '/guide',
    { schema: { operationId: 'getGuide', tags, querystring: ComuneQuery, response: { 200: Guide } } },
    ({ query }) =>
      readPublic(app, query.comune, async (trx, { id: comuneId }) => ({
        questions: await listGuide(trx, { comuneId }),
      })),
  );

  // A body and not an address: what somebody needs is nobody's to read in a log.
  app.post(
    '/guide/outcome',
    {
      schema: {
        operationId: 'followGuide',
        tags,
        querystring: ComuneQuery,
        body: GuideAnswers,
        response: { 200: GuideOutcome },
      },
    },
    ({ query, body: { answers } }) =>
      readPublic(app, query.comune, async (trx, { id: comuneId }) => ({
        types: await listLeads(trx, { comuneId, answers }),
      })),
  );
}; // prettier-ignore

/** Without accents and signs: what is left is looked for as it stands. */
function plainOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, ' ').trim();
}
