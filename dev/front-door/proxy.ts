import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyReply } from 'fastify';

interface ProxyOptions {
  prefix: string;
  /** What the part calls it, where that is another name. */
  named?: string;
  upstream: string;
  publicUrl: string;
}

/** Passes a prefix on as it is, events unbuffered; a part that is away is a 503, never a 500. */
export function addProxy(
  app: FastifyInstance,
  { prefix, named, upstream, publicUrl }: ProxyOptions,
) {
  const { protocol, host, port } = new URL(publicUrl);
  void app.register(httpProxy, {
    prefix,
    rewritePrefix: named ?? prefix,
    upstream,
    disableRequestLogging: true,
    // On stop, open streams are cut: they would last for ever.
    destroyAgent: true,
    // A stream of events may be silent for longer than any time limit; one connection each.
    undici: { bodyTimeout: 0, headersTimeout: 60_000, connections: 1_024, pipelining: 1 },
    replyOptions: {
      // The caller retries: a door that repeats requests by itself would hide what happens.
      retryDelay: () => null,
      onError: (reply) => sayPartIsAway(reply as unknown as FastifyReply),
      rewriteRequestHeaders: (request, headers) => ({
        ...headers,
        // Whatever the caller claims about itself is replaced: this is the edge.
        forwarded: undefined,
        'x-forwarded-for': request.ip,
        'x-forwarded-proto': protocol.replace(':', ''),
        'x-forwarded-host': host,
        'x-forwarded-port': port || (protocol === 'https:' ? '443' : '80'),
      }),
    },
  });
}

function sayPartIsAway(reply: FastifyReply): void {
  void reply
    .code(503)
    .header('retry-after', '2')
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        status: 503,
        code: 'unavailable',
        title: 'Il servizio non risponde. Riprova tra qualche secondo.',
      }),
    );
}
