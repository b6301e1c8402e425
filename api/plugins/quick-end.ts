import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';

const EVERY_MS = 50;

/**
 * Ends the process when its last answer is out. A connection that was busy when the end began
 * would else be kept alive for a minute after its answer, waiting for a request that is not taken.
 */
export const quickEnd = fastifyPlugin(async (app: FastifyInstance) => {
  app.addHook('preClose', async () => {
    const timer = setInterval(() => app.server.closeIdleConnections(), EVERY_MS);
    timer.unref();
    app.server.once('close', () => clearInterval(timer));
  });
});
