import type { Db } from '../db/connect.ts';
import type { AllBooks } from './books.ts';
import type { GatewaySettings } from './channels.ts';
import { openNexiBooks } from './nexi-books.ts';
import { openPagoPaBooks } from './pagopa-books.ts';
import { creditorsOf, listCreditors } from './pagopa-creditors.ts';
import { readPagoPaSettings } from './pagopa-settings.ts';
import { openPayPalBooks } from './paypal-books.ts';
import { readPayPalSettings } from './paypal-settings.ts';

/** The books of the gateways that a deployment pays through, each as its gateway is asked. */
export function connectBooks(settings: GatewaySettings, db: Db): AllBooks {
  const { NEXI_URL: url, NEXI_API_KEY: apiKey } = settings;
  const paypal = readPayPalSettings(settings);
  const pagopa = readPagoPaSettings(settings);
  const creditors = { creditorOf: creditorsOf(db), listCreditors: () => listCreditors(db) };
  return {
    nexi: openNexiBooks({ url, apiKey }),
    ...(paypal ? { paypal: openPayPalBooks(paypal) } : {}),
    ...(pagopa ? { pagopa: openPagoPaBooks(pagopa, creditors) } : {}),
  };
}
