import type { AllBooks } from './books.ts';
import type { GatewaySettings } from './channels.ts';
import { openNexiBooks } from './nexi-books.ts';
import { openPayPalBooks } from './paypal-books.ts';
import { readPayPalSettings } from './paypal-settings.ts';

/** The books of the gateways that a deployment pays through, each as its gateway is asked. */
export function connectBooks(settings: GatewaySettings): AllBooks {
  const { NEXI_URL: url, NEXI_API_KEY: apiKey } = settings;
  const paypal = readPayPalSettings(settings);
  return {
    nexi: openNexiBooks({ url, apiKey }),
    ...(paypal ? { paypal: openPayPalBooks(paypal) } : {}),
  };
}
