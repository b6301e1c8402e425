import { type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import { startCourier } from '../courier.ts';
import { createFaultSwitch, spoilCalls } from '../faults.ts';
import type { Books } from './books.ts';
import { booksRoutes } from './books-routes.ts';
import { issueTokens, type Merchant } from './credentials.ts';
import { merchantErrors } from './errors.ts';
import { merchantRoutes } from './merchant-routes.ts';
import { payRoutes } from './pay-routes.ts';
import { decideRipe } from './tell-capture.ts';
import { certificateRoutes, webhookRoutes } from './webhook-routes.ts';

interface PayPalOptions {
  books: Books;
  merchant: Merchant;
  /** Where payers' browsers reach this server. */
  url: string;
  /** How long a payment from a bank account is pending; three days when missing. */
  pendingForMs?: number;
}

const THREE_DAYS_MS = 3 * 24 * 3_600_000;
const DECIDE_EVERY_MS = 500;

/** The stand-in for PayPal as one server; closing it ends the courier too. */
export function createPayPal({
  books,
  merchant,
  url,
  pendingForMs = THREE_DAYS_MS,
}: PayPalOptions) {
  const faults = createFaultSwitch();
  const paypal = { books, faults, url, pendingForMs };
  const tokens = issueTokens(merchant);
  const app = Fastify({
    forceCloseConnections: true,
    ajv: { customOptions: { coerceTypes: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.register(async (scope) => {
    merchantErrors(scope);
    spoilCalls(scope, faults);
    await scope.register(tokens.routes);
    await scope.register(async (inner) => {
      inner.addHook('onRequest', tokens.require);
      await inner.register(merchantRoutes, paypal);
      await inner.register(webhookRoutes, paypal);
    });
  });
  app.register(certificateRoutes, paypal);
  app.register(payRoutes, paypal);
  app.register(booksRoutes, paypal);
  let courier: ReturnType<typeof startCourier> | undefined;
  const deciding = setInterval(() => decideRipe(paypal), DECIDE_EVERY_MS).unref();
  app.addHook('onReady', async () => void (courier = startCourier(books)));
  app.addHook('onClose', async () => {
    clearInterval(deciding);
    await courier?.stop();
  });
  return Object.assign(app, { forgetTokens: tokens.forget });
}
