import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { onSendHookHandler } from 'fastify';
import { createHash } from 'node:crypto';
import { findLive, listLive } from '../../db/content.ts';
import { splitWords } from '../../db/search.ts';
import { ComuneQuery, readPublic } from '../catalogue/read-public.ts';
import { problem } from '../problem.ts';
import { descriptionsOf, showContent } from './read-content.ts';
import {
  ContentParams,
  FindQuery,
  FoundContents,
  KindParams,
  PublicContent,
  PublicContents,
} from './schemas.ts';

/** Beside what is looked for, not a list to go through. */
const FOUND_AT_MOST = 5;

/** What the comune writes for everybody, as it is published now. */
export const publicContent: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['content'];

  app.get(
    '/content',
    {
      onSend: mayBeKept,
      schema: {
        operationId: 'findContent',
        tags,
        querystring: FindQuery,
        response: { 200: FoundContents },
      },
    },
    ({ query: { comune, q } }) =>
      readPublic(app as never, comune, async (trx, { id: comuneId }) => {
        const words = splitWords(q).filter(({ length }) => length > 2);
        if (words.length === 0) return { items: [] };
        const found = await findLive(trx, { comuneId, words, limit: FOUND_AT_MOST });
        return {
          items: found.map(({ kind, slug, said }) => ({
            ...{ kind, slug, titleIt: said.titleIt, titleEn: said.titleEn.trim() || said.titleIt },
            ...descriptionsOf(said),
          })),
        };
      }),
  );

  app.get(
    '/content/:kind',
    {
      onSend: mayBeKept,
      schema: {
        operationId: 'listContent',
        tags,
        params: KindParams,
        querystring: ComuneQuery,
        response: { 200: PublicContents },
      },
    },
    ({ params: { kind }, query }) =>
      readPublic(app as never, query.comune, async (trx, { id: comuneId }) => ({
        items: (await listLive(trx, { comuneId, kind })).map(showContent),
      })),
  );

  app.get(
    '/content/:kind/:slug',
    {
      onSend: mayBeKept,
      schema: {
        operationId: 'getContent',
        tags,
        params: ContentParams,
        querystring: ComuneQuery,
        response: { 200: PublicContent },
      },
    },
    ({ params, query }) =>
      readPublic(app as never, query.comune, async (trx, { id: comuneId }) => {
        const [found] = await listLive(trx, { comuneId, ...params });
        if (!found) throw problem('not-found');
        return showContent(found);
      }),
  );
};

/** Kept for a minute, so that what is planned shows within one; then asked again by its ETag. */
const mayBeKept: onSendHookHandler<unknown> = async (request, reply, payload) => {
  if (reply.statusCode !== 200 || typeof payload !== 'string') return payload;
  const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
  void reply.header('etag', tag).header('cache-control', 'public, max-age=60');
  if (request.headers['if-none-match'] !== tag) return payload;
  void reply.code(304).removeHeader('content-length');
  return null;
};
