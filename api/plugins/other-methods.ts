import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { problem } from '../problem.ts';

/**
 * Answers 405 and what would do (`Allow`) on a path that is there but not under that method: for
 * all routes of the document, of which it takes note from the moment it is registered.
 */
export const otherMethods = fastifyPlugin(async (app: FastifyInstance) => {
  const methodsOf = new Map<string, Set<string>>();

  app.addHook('onRoute', ({ url, method, schema }) => {
    if (!schema || !('operationId' in schema)) return;
    const known = methodsOf.get(url) ?? new Set();
    methodsOf.set(url, known);
    for (const each of [method].flat()) known.add(each);
  });

  app.decorate('refuseOtherMethods', () => {
    for (const [url, known] of [...methodsOf]) {
      const allow = [...known].sort().join(', ');
      app.route({
        url,
        method: app.supportedMethods.filter((method) => !known.has(method)),
        schema: { hide: true },
        exposeHeadRoute: false,
        onRequest: async (_request, reply) => {
          void reply.header('allow', allow);
          throw problem('method-not-allowed');
        },
        handler: () => undefined,
      });
    }
  });
});

declare module 'fastify' {
  interface FastifyInstance {
    /** To be called once all routes are there. */
    refuseOtherMethods: () => void;
  }
}
