import Fastify, { type FastifyInstance } from 'fastify';
import { addPages, type PageOptions, sendNotFound } from './pages.ts';
import { addProxy } from './proxy.ts';

export interface FrontDoorOptions extends PageOptions {
  keycloakUrl: string;
}

/** One origin for everything a browser sees: both apps, the API and the login. */
export async function createFrontDoor(options: FrontDoorOptions): Promise<FastifyInstance> {
  const app = Fastify({
    forceCloseConnections: true,
    logger: { level: 'warn' },
    routerOptions: { ignoreTrailingSlash: false },
    frameworkErrors: (_error, _request, reply) => void sendNotFound(reply),
  });
  addProxy(app, { prefix: '/api', upstream: options.apiUrl, publicUrl: options.publicUrl });
  // What search engines look for at the root.
  for (const path of ['/sitemap.xml', '/robots.txt'])
    addProxy(app, {
      prefix: path,
      named: `/api${path}`,
      upstream: options.apiUrl,
      publicUrl: options.publicUrl,
    });
  addProxy(app, { prefix: '/auth', upstream: options.keycloakUrl, publicUrl: options.publicUrl });
  await addPages(app, options);
  return app;
}
