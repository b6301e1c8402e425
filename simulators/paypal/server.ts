import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPayPal } from './app.ts';
import { openBooks } from './books.ts';
import { addWebhook } from './webhooks.ts';

/**
 * Stand-in for PayPal, for development and tests. Environment:
 *   WEMI_PAYPAL_PORT    port, 4020 when missing      WEMI_PAYPAL_HOST  127.0.0.1 when missing
 *   PAYPAL_CLIENT_ID, PAYPAL_SECRET   what merchants must know (required)
 *   PAYPAL_WEBHOOK_ID, PAYPAL_NOTIFY_URL   the webhook that is told of everything (required)
 *   PAYPAL_PAGE_URL     how browsers reach it; http://localhost:PORT when missing
 *   WEMI_DATA           folder of its books (paypal.sqlite); in memory when missing
 */
const port = Number(process.env.WEMI_PAYPAL_PORT ?? 4020);
const host = process.env.WEMI_PAYPAL_HOST ?? '127.0.0.1';
const { PAYPAL_CLIENT_ID, PAYPAL_SECRET, PAYPAL_WEBHOOK_ID, PAYPAL_NOTIFY_URL } = process.env;
if (!PAYPAL_CLIENT_ID || !PAYPAL_SECRET || !PAYPAL_WEBHOOK_ID || !PAYPAL_NOTIFY_URL) {
  console.error(
    'Environment: PAYPAL_CLIENT_ID, PAYPAL_SECRET, PAYPAL_WEBHOOK_ID and PAYPAL_NOTIFY_URL are needed',
  );
  process.exit(1);
}
const folder = process.env.WEMI_DATA;
if (folder) mkdirSync(folder, { recursive: true });
const books = openBooks(folder && join(folder, 'paypal.sqlite'));
addWebhook(books, { id: PAYPAL_WEBHOOK_ID, url: PAYPAL_NOTIFY_URL, event_types: ['*'] });
const app = createPayPal({
  books,
  merchant: { clientId: PAYPAL_CLIENT_ID, secret: PAYPAL_SECRET },
  url: process.env.PAYPAL_PAGE_URL ?? `http://localhost:${port}`,
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.close().then(() => process.exit(0)));
}
await app.listen({ host, port });
console.log(`PayPal simulator on http://${host}:${port}`);
