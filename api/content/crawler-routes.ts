import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { readPublic } from '../catalogue/read-public.ts';
import { writeRobots, writeSitemap } from './sitemap.ts';

/** What search engines ask for; the front door has both at its root, where they look. */
export const crawlers: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['content'];
  // As it was read from the environment: no slash at its end.
  const publicUrl = app.config.PUBLIC_URL.replace(/\/+$/, '');

  app.get(
    '/sitemap.xml',
    {
      schema: {
        operationId: 'getSitemap',
        tags,
        response: {
          200: {
            description: 'Every page that anybody may read (sitemaps.org)',
            content: { 'application/xml': { schema: Type.String() } },
          },
        },
      },
    },
    async (_request, reply) => {
      const map = await readPublic(app as never, undefined, (trx, { id: comuneId }) =>
        writeSitemap(trx, { comuneId, publicUrl }),
      );
      return reply
        .type('application/xml; charset=utf-8')
        .header('cache-control', 'public, max-age=3600')
        .send(map);
    },
  );

  app.get(
    '/robots.txt',
    {
      schema: {
        operationId: 'getRobots',
        tags,
        response: {
          200: {
            description: 'What search engines leave alone (RFC 9309)',
            content: { 'text/plain': { schema: Type.String() } },
          },
        },
      },
    },
    async (_request, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'public, max-age=3600')
        .send(writeRobots(publicUrl)),
  );
};
