import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createNexi } from './app.ts';
import { openBooks } from './books.ts';

/**
 * Stand-in for the bank's card gateway, for development and tests. Environment:
 *   WEMI_NEXI_PORT      port, 4010 when missing      WEMI_NEXI_HOST  127.0.0.1 when missing
 *   NEXI_API_KEY        the key merchants must send (required)
 *   NEXI_PAGE_URL       how browsers reach it; http://localhost:PORT when missing
 *   WEMI_DATA           folder of its books (nexi.sqlite); in memory when missing
 */
const port = Number(process.env.WEMI_NEXI_PORT ?? 4010);
const host = process.env.WEMI_NEXI_HOST ?? '127.0.0.1';
const apiKey = process.env.NEXI_API_KEY;
if (!apiKey) {
  console.error('Environment: missing NEXI_API_KEY');
  process.exit(1);
}
const folder = process.env.WEMI_DATA;
if (folder) mkdirSync(folder, { recursive: true });
const app = createNexi({
  books: openBooks(folder && join(folder, 'nexi.sqlite')),
  apiKey,
  pageUrl: process.env.NEXI_PAGE_URL ?? `http://localhost:${port}`,
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.close().then(() => process.exit(0)));
}
await app.listen({ host, port });
console.log(`Card gateway simulator on http://${host}:${port}`);
