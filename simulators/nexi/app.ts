import { type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import type { Books } from './books.ts';
import { booksRoutes } from './books-routes.ts';
import { createFaultSwitch } from '../faults.ts';
import { merchantRoutes } from './merchant-routes.ts';
import { startCourier } from '../courier.ts';
import { payRoutes } from './pay-routes.ts';

interface NexiOptions {
  books: Books;
  apiKey: string;
  /** Where payers' browsers reach this server. */
  pageUrl: string;
}

/** The card gateway as one server; closing it ends the courier too. */
export function createNexi({ books, apiKey, pageUrl }: NexiOptions) {
  const faults = createFaultSwitch();
  const app = Fastify({
    forceCloseConnections: true,
    ajv: { customOptions: { coerceTypes: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.register(merchantRoutes, { books, faults, apiKey, pageUrl });
  app.register(payRoutes, { books, faults });
  app.register(booksRoutes, { books, faults });
  let courier: ReturnType<typeof startCourier> | undefined;
  app.addHook('onReady', async () => void (courier = startCourier(books)));
  app.addHook('onClose', async () => courier?.stop());
  return app;
}
