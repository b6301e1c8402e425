import type { Db } from '../../db/connect.ts';
import type { AllBooks } from '../../payments/books.ts';
import { connectBooks } from '../../payments/connect-books.ts';
import { nexiApiKey, pagopaKey, paypalApp } from '../parts/processes.ts';
import { readPorts } from '../settings.ts';

/** The gateways that the environment names, else the simulators of `npm start`. */
export function openBooks(db: Db, environment: NodeJS.ProcessEnv = process.env): AllBooks {
  const ports = readPorts(environment);
  const { NEXI_URL, NEXI_API_KEY, PAYPAL_URL, PAYPAL_CLIENT_ID, PAYPAL_SECRET } = environment;
  const { PAGOPA_URL, PAGOPA_GPD_KEY, PAGOPA_RECEIPTS_KEY, PAGOPA_CHECKOUT_KEY, PAGOPA_FDR_KEY } = environment; // prettier-ignore
  const settings = {
    NEXI_URL: NEXI_URL ?? `http://localhost:${ports.nexi}`,
    NEXI_API_KEY: NEXI_API_KEY ?? nexiApiKey,
    PAYPAL_URL: PAYPAL_URL ?? `http://localhost:${ports.paypal}`,
    PAYPAL_CLIENT_ID: PAYPAL_CLIENT_ID ?? paypalApp.clientId,
    PAYPAL_SECRET: PAYPAL_SECRET ?? paypalApp.secret,
    PAYPAL_WEBHOOK_IDS: 'not asked for by books',
    PAGOPA_URL: PAGOPA_URL ?? `http://localhost:${ports.pagopa}`,
    PAGOPA_GPD_KEY: PAGOPA_GPD_KEY ?? pagopaKey,
    PAGOPA_RECEIPTS_KEY: PAGOPA_RECEIPTS_KEY ?? pagopaKey,
    PAGOPA_CHECKOUT_KEY: PAGOPA_CHECKOUT_KEY ?? pagopaKey,
    PAGOPA_FDR_KEY: PAGOPA_FDR_KEY ?? pagopaKey,
  };
  return connectBooks(settings, db);
}
