import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { Type } from 'typebox';
import { invalid } from '../problem.ts';

/** In which `q` may come instead, percent-encoded. */
const SEARCH_HEADER = 'wemi-search';

/** The `q` of a list that people are looked for in. */
export const SearchText = Type.String({
  maxLength: 60,
  description: 'Keep names out of addresses: send it percent-encoded in the header Wemi-Search.',
});

/**
 * What staff search for is often a person's name, and addresses are kept: by browsers, proxies and
 * whoever writes a log. In a header the words are read like the `q` of the query, by every list that
 * takes one.
 */
export const searchWords = fastifyPlugin(async (app: FastifyInstance) => {
  app.addHook('preValidation', async (request) => {
    const said = request.headers[SEARCH_HEADER];
    if (typeof said !== 'string' || said === '') return;
    request.query = { ...(request.query as object), q: read(said) };
  });
});

/** @throws problem 422 that names the field, when it is not percent-encoded */
function read(said: string): string {
  try {
    return decodeURIComponent(said);
  } catch {
    throw invalid('/q', {
      it: 'Il testo cercato non è scritto come serve nell’intestazione Wemi-Search.',
      en: 'The header Wemi-Search is not percent-encoded.',
    });
  }
}
