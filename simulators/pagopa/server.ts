import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPagoPa } from './app.ts';
import { openBooks } from './books.ts';

/**
 * Stand-in for pagoPA, for development and tests. Environment:
 *   WEMI_PAGOPA_PORT    port, 4030 when missing      WEMI_PAGOPA_HOST  127.0.0.1 when missing
 *   PAGOPA_KEY          the subscription key of every product (required)
 *   PAGOPA_PAGE_URL     how browsers reach it; http://localhost:PORT when missing
 *   WEMI_DATA           folder of its books (pagopa.sqlite); in memory when missing
 */
const port = Number(process.env.WEMI_PAGOPA_PORT ?? 4030);
const host = process.env.WEMI_PAGOPA_HOST ?? '127.0.0.1';
const key = process.env.PAGOPA_KEY;
if (!key) {
  console.error('Environment: PAGOPA_KEY is needed');
  process.exit(1);
}
const folder = process.env.WEMI_DATA;
if (folder) mkdirSync(folder, { recursive: true });
const app = createPagoPa({
  books: openBooks(folder && join(folder, 'pagopa.sqlite')),
  key,
  url: process.env.PAGOPA_PAGE_URL ?? `http://localhost:${port}`,
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.close().then(() => process.exit(0)));
}
await app.listen({ host, port });
console.log(`pagoPA simulator on http://${host}:${port}`);
