import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problem } from '../problem.ts';
import type { Listener } from './connections.ts';
import { openHub } from './hub.ts';

const STREAMS_PER_PERSON = 8;
const STREAMS_AT_MOST = 2_000;

const StreamHeaders = Type.Object({
  'last-event-id': Type.Optional(Type.String({ description: 'id of the last event received' })),
});

/**
 * GET /api/stream: what changed for me, as server-sent events `{ praticaId, version, kind, seq }`
 * with the event's id; `event: notification` says that one's notifications are no longer the same.
 * Only a nudge: the page reads what it may see. Ends with the token, or once that stands for less.
 */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const hub = openHub({ db: app.db, url: app.config.DATABASE_URL, log: app.log });
  app.addHook('preClose', () => hub.close());

  app.get(
    '/stream',
    {
      exposeHeadRoute: false,
      schema: {
        operationId: 'streamEvents',
        tags: ['stream'],
        description:
          'Server-sent events; `event: resync` asks the page to read everything anew, ' +
          '`event: notification` to count the notifications again.',
        headers: StreamHeaders,
        response: { 200: { content: { 'text/event-stream': { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      const { actor, headers } = request;
      const own = [...hub.listeners].filter((listener) => listener.actor.id === actor.id);
      if (own.length >= STREAMS_PER_PERSON) throw problem('too-many-requests', { retryAfter: 10 });
      if (hub.listeners.size >= STREAMS_AT_MOST) throw problem('unavailable', { retryAfter: 10 });
      const out = reply.raw;
      reply.hijack();
      out.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
        // Else the socket would idle on after the last event and hold up the process's end.
        connection: 'close',
      });
      out.write('retry: 2000\n\n');
      const listener: Listener = { actor, out, held: undefined, sent: new Set() };
      const expiry = setTimeout(() => out.end(), Math.max(0, actor.expiresAt * 1000 - Date.now()));
      // A role that was taken away must not listen on until then.
      const stopWatching = request.endWithToken(() => out.end());
      out.once('close', () => {
        clearTimeout(expiry);
        stopWatching();
      });
      const last = headers['last-event-id'];
      await hub
        .join(listener, last && /^\d{1,18}$/.test(last) ? BigInt(last) : undefined)
        .catch((error: unknown) => {
          request.log.warn({ err: error }, 'what was missed could not be told');
          out.end();
        });
    },
  );
};
