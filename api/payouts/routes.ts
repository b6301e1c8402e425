import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { registerIbans } from './iban-routes.ts';
import { registerOrders } from './order-routes.ts';
import { registerPayouts } from './payout-routes.ts';
import { registerStatements } from './statement-routes.ts';

/** What the comune pays out to enti (docs/adr/0026). */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  registerPayouts(app as never);
  registerOrders(app as never);
  registerIbans(app as never);
  registerStatements(app as never);
};
