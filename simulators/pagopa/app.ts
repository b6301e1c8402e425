import { type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyError } from 'fastify';
import { createFaultSwitch, spoilCalls } from '../faults.ts';
import type { Books } from './books.ts';
import { booksRoutes } from './books-routes.ts';
import { cartRoutes, payRoutes } from './checkout-routes.ts';
import { creditorRoutes } from './creditor-routes.ts';
import { fdrRoutes } from './fdr-routes.ts';
import { problem, requireKey } from './pagopa.ts';

interface PagoPaOptions {
  books: Books;
  /** The subscription key of every product. */
  key: string;
  /** Where payers' browsers reach this server. */
  url: string;
  /** How long a receipt takes that comes later; a minute when missing. */
  receiptAfterMs?: number;
}

/** The stand-in for pagoPA as one server: GPD, its receipts, Checkout and FdR. */
export function createPagoPa({ books, key, url, receiptAfterMs = 60_000 }: PagoPaOptions) {
  const faults = createFaultSwitch();
  const pagopa = { books, faults, url, receiptAfterMs };
  const app = Fastify({
    forceCloseConnections: true,
    ajv: { customOptions: { coerceTypes: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.register(async (scope) => {
    scope.setErrorHandler(async (error: FastifyError, _request, reply) =>
      problem(reply, error.statusCode ?? 500, error.message),
    );
    requireKey(scope, key);
    spoilCalls(scope, faults);
    for (const routes of [creditorRoutes, cartRoutes, fdrRoutes])
      await scope.register(routes, pagopa);
  });
  app.register(payRoutes, pagopa);
  app.register(booksRoutes, pagopa);
  return app;
}
