import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Keeps, in this scope, each JSON body also as the text that came: signatures are of bytes.
 * @returns the text of a request's body
 */
export function keepRawJson(
  app: Pick<FastifyInstance, 'removeContentTypeParser' | 'addContentTypeParser'>,
): (request: FastifyRequest) => string {
  const texts = new WeakMap<object, string>();
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    texts.set(request, body as string);
    try {
      done(null, JSON.parse(body as string));
    } catch (error) {
      done(Object.assign(error as Error, { statusCode: 400 }), undefined);
    }
  });
  return (request) => texts.get(request) ?? '';
}
