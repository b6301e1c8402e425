import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { fieldErrors } from '../field-errors.ts';
import { languageOf } from '../language.ts';
import { problemOf } from '../problem-of-error.ts';
import { type ProblemError, problem, problemBody } from '../problem.ts';

/** Every refusal and failure leaves as problem+json (RFC 9457), in the reader's language. */
export const problems = fastifyPlugin(async (app: FastifyInstance) => {
  app.setErrorHandler((error, request, reply) => {
    const found = fromValidation(error) ?? problemOf(error);
    if (found.statusCode >= 500) {
      const level = found.code === 'unavailable' ? 'warn' : 'error';
      request.log[level]({ err: error }, 'request failed');
    }
    return sendProblem(request, reply, found);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, problem('not-found')));
});

/** Answers with a problem where nothing can be thrown. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: ProblemError) {
  const language = languageOf(request.headers['accept-language']);
  const { retryAfter } = error.details;
  if (retryAfter !== undefined) void reply.header('retry-after', String(Math.max(1, retryAfter)));
  if (error.statusCode === 401) {
    const wasGiven = request.headers.authorization !== undefined;
    void reply.header('www-authenticate', wasGiven ? 'Bearer error="invalid_token"' : 'Bearer');
  }
  return reply
    .code(error.statusCode)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(error, language)));
}

/** A path that is malformed names nothing: 404. Body, query and headers: each wrong field. */
export function fromValidation(error: unknown): ProblemError | undefined {
  const { validation, validationContext } = error as {
    validation?: Parameters<typeof fieldErrors>[0];
    validationContext?: string;
  };
  if (!validation) return undefined;
  if (validationContext === 'params') return problem('not-found');
  return problem('invalid', { errors: fieldErrors(validation) });
}
