import type { FastifyReply, FastifyRequest } from 'fastify';
import { compressPage, type Page } from './page.ts';
import { newNonce, pageHeaders } from './security.ts';

/** Answers with a page under a nonce of its own; it may change with every answer. */
export async function sendPage(request: FastifyRequest, reply: FastifyReply, page: Page) {
  const nonce = newNonce();
  const { encoding, body } = await compressPage(page(nonce), request.headers['accept-encoding']);
  if (encoding) reply.header('content-encoding', encoding);
  return reply
    .headers(pageHeaders(nonce))
    .header('cache-control', 'no-cache')
    .header('vary', 'accept-encoding')
    .type('text/html; charset=utf-8')
    .send(body);
}
