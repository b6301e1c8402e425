import type { AllBooks } from '../../payments/books.ts';
import { openNexiBooks } from '../../payments/nexi-books.ts';
import { openPayPalBooks } from '../../payments/paypal-books.ts';
import { nexiApiKey, paypalApp } from '../parts/processes.ts';
import { readPorts } from '../settings.ts';

/** The gateways that the environment names, else the simulators of `npm start`. */
export function openBooks(environment: NodeJS.ProcessEnv = process.env): AllBooks {
  const ports = readPorts(environment);
  const { NEXI_URL, NEXI_API_KEY, PAYPAL_URL, PAYPAL_CLIENT_ID, PAYPAL_SECRET } = environment;
  return {
    nexi: openNexiBooks({
      url: NEXI_URL ?? `http://localhost:${ports.nexi}`,
      apiKey: NEXI_API_KEY ?? nexiApiKey,
    }),
    paypal: openPayPalBooks({
      url: PAYPAL_URL ?? `http://localhost:${ports.paypal}`,
      clientId: PAYPAL_CLIENT_ID ?? paypalApp.clientId,
      secret: PAYPAL_SECRET ?? paypalApp.secret,
    }),
  };
}
