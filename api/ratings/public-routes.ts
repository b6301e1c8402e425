import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asSystem } from '../../db/connect.ts';
import { addRating } from '../../db/service-ratings.ts';
import { ComuneQuery, readPublic } from '../catalogue/read-public.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { invalid } from '../problem.ts';
import { fitsStars } from './options.ts';
import { RateService } from './schemas.ts';

/** For one address: more is no person with an opinion. */
const RATINGS_PER_MINUTE = 10;

/**
 * How easy it was to use WeMi, from anybody (C.SE.1.7): nothing is kept of whoever says it, neither
 * account nor address.
 */
export const publicRatings: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/service-ratings',
    {
      config: { rateLimit: { max: RATINGS_PER_MINUTE, timeWindow: '1 minute' } },
      schema: {
        operationId: 'rateService',
        tags: ['ratings'],
        querystring: ComuneQuery,
        headers: CommandHeaders,
        body: RateService,
        response: { 204: Type.Null() },
      },
    },
    async ({ query, headers, body }, reply) => {
      const { subject, page = null, stars, options, text } = body;
      const id = commandIdOf('service-rating', headers);
      if ((subject === 'page') !== (page !== null)) throw invalid('/page', WHICH_PAGE);
      if (!fitsStars(body)) throw invalid('/options', NOT_OFFERED);
      const comuneId = await readPublic(app, query.comune, async (_trx, comune) => comune.id);
      const at = new Date().toISOString();
      const said = { subject, page, stars, options, text: text?.trim() || null };
      const rating = { id, comuneId, ...said, at };
      await asSystem(app.db, comuneId, (trx) => addRating(trx, rating));
      return reply.code(204).send(null);
    },
  );
};

const WHICH_PAGE = {
  it: 'La pagina si indica quando si valuta una pagina, e solo allora.',
  en: 'The page is named when a page is rated, and only then.',
};
const NOT_OFFERED = {
  it: 'Questa risposta non vale per le stelle che hai dato.',
  en: 'This answer is not for the stars that you gave.',
};
