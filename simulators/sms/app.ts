import { type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import { startCourier } from '../courier.ts';
import { createFaultSwitch } from '../faults.ts';
import { apiRoutes } from './api-routes.ts';
import type { Books } from './books.ts';
import { booksRoutes } from './books-routes.ts';
import type { Account } from './callbacks.ts';

/** The SMS provider as one server; closing it ends the courier too. */
export function createSmsProvider({ books, account }: { books: Books; account: Account }) {
  const faults = createFaultSwitch();
  const app = Fastify({ forceCloseConnections: true }).withTypeProvider<TypeBoxTypeProvider>();
  app.register(apiRoutes, { books, faults, account });
  app.register(booksRoutes, { books, faults, account });
  let courier: ReturnType<typeof startCourier> | undefined;
  app.addHook('onReady', async () => void (courier = startCourier(books)));
  app.addHook('onClose', async () => courier?.stop());
  return app;
}
