import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Every call of a merchant names its key and a correlation id. */
export function requireMerchant(apiKey: string) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { 'x-api-key': key, 'correlation-id': correlation } = request.headers;
    if (!isSame(String(key ?? ''), apiKey)) await send(reply, 401, 'unknown X-API-KEY');
    else if (!UUID.test(String(correlation ?? ''))) {
      await send(reply, 400, 'Correlation-Id must be a UUID');
    }
  };
}

/** Says a malformed request in the gateway's own error format. */
export function merchantErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError, _request, reply) => {
    await send(reply, error.statusCode ?? 500, error.message);
  });
}

function send(reply: FastifyReply, status: number, description: string) {
  return reply.code(status).send({ errors: [{ code: `GW${status}`, description }] });
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
