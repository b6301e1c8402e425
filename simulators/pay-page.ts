import type { FastifyInstance, FastifyReply } from 'fastify';

/** Hosted pages post plain forms. */
export function readForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4096 },
    async (_request: unknown, body: string) => Object.fromEntries(new URLSearchParams(body)),
  );
}

/**
 * A page where somebody pays. Its form may only post here; browsers hold the redirect that follows
 * to the same rule, hence the addresses that the payer can go back to.
 */
export function sendPage(reply: FastifyReply, page: string, backTo: readonly string[] = []) {
  const back = backTo.map((url) => new URL(url).origin).join(' ');
  const policy = `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${back}`;
  return reply
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .type('text/html; charset=utf-8')
    .send(page);
}
