import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { nameSchemas, withComponents } from '../openapi-components.ts';
import { withProblems } from '../openapi-problems.ts';

/** Everything the page needs comes from here; nothing is asked of anyone else. */
const DOCS_POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

/** GET /api/openapi.json and /api/docs, both drawn from the routes as they are. */
export const openapi = fastifyPlugin(async (app: FastifyInstance) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'WeMi',
        version: '0.1.0',
        description:
          'Servizi a domicilio qualificati dal Comune: cercare, chiedere, scegliere, pagare. ' +
          'Home-care services qualified by the city: find, ask, choose, pay. ' +
          'Amounts are integer cents (EUR), instants ISO 8601 in UTC, dates days of Europe/Rome.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        },
      },
    },
    transform: ({ schema, url, route }) => ({
      url,
      schema: nameSchemas(withProblems(schema ?? {}, route)),
    }),
    transformObject: (document) => withComponents(document),
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: DOCS_POLICY });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
});
