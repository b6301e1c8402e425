import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Books } from './books.ts';
import { refusal, type Answer } from './errors.ts';

const KEPT_MS = 6 * 60 * 60_000;

/**
 * The same PayPal-Request-Id on the same path gets the first answer again, for six hours; after
 * that the request is a new one.
 */
export function answerOnce(books: Books, request: FastifyRequest, answer: () => Answer): Answer {
  const id = request.headers['paypal-request-id'];
  if (!id) return answer();
  const key = { id: String(id), path: request.url };
  const asked = createHash('sha256').update(JSON.stringify(request.body ?? null)).digest('hex'); // prettier-ignore
  const known = findAnswer(books, key);
  if (known) return known.asked === asked ? known.answer : refusal('INVALID_PARAMETER_SYNTAX');
  const first = answer();
  books
    .prepare('insert or replace into answers values (?, ?, ?, ?, ?, ?)')
    .run(key.id, key.path, asked, first.status, JSON.stringify(first.body), Date.now());
  return first;
}

function findAnswer(books: Books, { id, path }: { id: string; path: string }) {
  const row = books
    .prepare('select * from answers where request_id = ? and path = ? and at > ?')
    .get(id, path, Date.now() - KEPT_MS);
  if (!row) return undefined;
  const { asked, status, body } = row as { asked: string; status: number; body: string };
  // Orders are answered 200 when asked again, 201 at first; refunds 201 each time.
  const again = status === 201 && !path.endsWith('/refund') ? 200 : status;
  const answer = { status: again, body: JSON.parse(body) as object };
  return { asked, answer };
}
