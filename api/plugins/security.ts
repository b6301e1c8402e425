import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { problem } from '../problem.ts';

export interface SecurityOptions {
  /** For one person, or one address when nobody is logged in. */
  requestsPerMinute: number;
  /** How long the event loop may lag before callers hear 503; 0 never says so. */
  maxEventLoopDelayMs: number;
}

/** Headers, a generous limit on requests, and an honest 503 when the process cannot keep up. */
export const security = fastifyPlugin<SecurityOptions>(async (app: FastifyInstance, options) => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
        // The API is reached over plain HTTP on a developer's machine.
        upgradeInsecureRequests: null,
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
    // After the token is read, so that one person behind a shared address is counted alone.
    hook: 'preValidation',
    keyGenerator: (request) => request.actor?.id ?? request.ip,
    skipOnError: true,
    allowList: (request) => request.routeOptions.url?.startsWith('/api/health/') ?? false,
    errorResponseBuilder: (_request, { ttl }) =>
      problem('too-many-requests', { retryAfter: Math.ceil(ttl / 1000) }),
  });
  await app.register(underPressure, {
    maxEventLoopDelay: options.maxEventLoopDelayMs,
    sampleInterval: 500,
    pressureHandler: (request) => {
      if (request.routeOptions.url?.startsWith('/api/health/')) return;
      throw problem('unavailable', { retryAfter: 2 });
    },
  });
});
