import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LoggerOptions } from 'pino';

/**
 * What the API writes down of a request: method, path and outcome. No token, no name, no address
 * of a person, and never the query, since people search for what ails them.
 */
export function logging(level = 'info'): LoggerOptions {
  return {
    name: 'api',
    level,
    redact: {
      paths: [
        'req.headers',
        'headers.authorization',
        'headers.cookie',
        '*.email',
        '*.name',
        '*.payload',
      ],
      censor: '[hidden]',
    },
    serializers: {
      req: ({ id, method, url }: FastifyRequest) => ({
        requestId: id,
        method,
        path: url.split('?')[0],
      }),
      err: ({ name, message, stack, code }: Error & { code?: string }) => ({
        type: name,
        message,
        stack,
        code,
      }),
    },
  };
}

/** The one line of a request, once it is answered. */
export async function logAnswer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { statusCode, elapsedTime } = reply;
  request.log.info({ req: request, statusCode, ms: Math.round(elapsedTime) }, 'answered');
}
