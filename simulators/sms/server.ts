import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSmsProvider } from './app.ts';
import { openBooks } from './books.ts';

/**
 * Stand-in for the SMS provider (Twilio), for development and tests. Environment:
 *   WEMI_SMS_PORT       port, 4040 when missing      WEMI_SMS_HOST  127.0.0.1 when missing
 *   SMS_ACCOUNT_SID, SMS_AUTH_TOKEN   the one account that it knows (required)
 *   WEMI_DATA           folder of its books (sms.sqlite); in memory when missing
 */
const port = Number(process.env.WEMI_SMS_PORT ?? 4040);
const host = process.env.WEMI_SMS_HOST ?? '127.0.0.1';
const sid = process.env.SMS_ACCOUNT_SID;
const token = process.env.SMS_AUTH_TOKEN;
if (!sid || !token) {
  console.error('Environment: missing SMS_ACCOUNT_SID or SMS_AUTH_TOKEN');
  process.exit(1);
}
const folder = process.env.WEMI_DATA;
if (folder) mkdirSync(folder, { recursive: true });
const books = openBooks(folder && join(folder, 'sms.sqlite'));
const app = createSmsProvider({ books, account: { sid, token } });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.close().then(() => process.exit(0)));
}
await app.listen({ host, port });
console.log(`SMS provider simulator on http://${host}:${port}`);
