import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultSwitch } from '../faults.ts';
import type { Books } from './books.ts';

/** What every part of this stand-in works on. */
export interface PagoPa {
  books: Books;
  faults: FaultSwitch;
  /** Where payers' browsers reach this server. */
  url: string;
  /** How long a receipt takes that comes later. */
  receiptAfterMs: number;
}

/** Every product has a key of its own; here one will do for all. */
export function requireKey(app: FastifyInstance, key: string): void {
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.headers['ocp-apim-subscription-key'] !== key)
      return reply.code(401).send({ statusCode: 401, message: 'Access denied due to missing subscription key.' }); // prettier-ignore
  });
}

export function problem(reply: FastifyReply, status: number, detail: string) {
  return reply.code(status).send({ title: detail, status, detail });
}
