import { createPublicKey } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { newId, signingKey } from './books.ts';
import { refusal, send } from './errors.ts';
import type { PayPal } from './merchant-routes.ts';
import { addWebhook, isOurs, rawMember } from './webhooks.ts';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

const Claim = Type.Object({
  auth_algo: text(100),
  cert_url: text(500),
  transmission_id: text(50),
  transmission_sig: text(500),
  transmission_time: text(100),
  webhook_id: text(50),
  webhook_event: Type.Object({}),
});

/** Webhooks: registering one, and whether a notice is ours. The body is kept as it came. */
export const webhookRoutes: FastifyPluginAsyncTypebox<PayPal> = async (app, { books, url }) => {
  const raws = new WeakMap<object, string>();
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (request: object, body: string) => {
      raws.set(request, body);
      return JSON.parse(body) as unknown;
    },
  );

  app.post(
    '/v1/notifications/webhooks',
    {
      schema: {
        body: Type.Object({
          url: Type.String({ pattern: '^https?://', maxLength: 2048 }),
          event_types: Type.Array(Type.Object({ name: text(100) }), { maxItems: 500 }),
        }),
      },
    },
    async ({ body }, reply) => {
      const id = newId();
      addWebhook(books, { id, url: body.url, event_types: body.event_types.map(({ name }) => name) }); // prettier-ignore
      return reply.code(201).send({ id, ...body, links: [] });
    },
  );

  app.post(
    '/v1/notifications/verify-webhook-signature',
    { schema: { body: Claim } },
    async (request, reply) => {
      const event = rawMember(raws.get(request)!, 'webhook_event');
      if (event === undefined) return send(reply, refusal('INVALID_PARAMETER_SYNTAX')) as never;
      const isGenuine = isOurs({ books, url }, request.body, event);
      return { verification_status: isGenuine ? 'SUCCESS' : 'FAILURE' };
    },
  );
};

/** The certificate of the key that signs, open to everybody. */
export const certificateRoutes: FastifyPluginAsyncTypebox<PayPal> = async (app, { books }) => {
  app.get(
    '/v1/notifications/certs/:id',
    { schema: { params: Type.Object({ id: text(60) }) } },
    async ({ params }, reply) => {
      const key = signingKey(books);
      if (params.id !== key.id) return send(reply, refusal('INVALID_RESOURCE_ID')) as never;
      const pem = createPublicKey(key.private_key).export({ type: 'spki', format: 'pem' });
      return reply.type('application/x-pem-file').send(pem);
    },
  );
};
