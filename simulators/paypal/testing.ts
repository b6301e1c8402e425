import { createPayPal } from './app.ts';
import { openBooks } from './books.ts';
import type { Funding } from './orders.ts';
import { addWebhook, signNotice } from './webhooks.ts';

export const MERCHANT = { clientId: 'wemi-test-client', secret: 'wemi-test-secret' };
export const WEBHOOK_ID = 'WEMITESTWEBHOOK';

/** The stand-in for PayPal on a port of its own, and a payer who goes to its page. */
export async function openPayPal({
  notifyUrl = 'http://127.0.0.1:9/notices',
  file = ':memory:',
  pendingForMs,
}: { notifyUrl?: string; file?: string; pendingForMs?: number } = {}) {
  const books = openBooks(file);
  // The port is known only once it listens; pages and certificates are of this name.
  const url = 'http://paypal.test';
  addWebhook(books, { id: WEBHOOK_ID, url: notifyUrl, event_types: ['*'] });
  const app = createPayPal({ books, merchant: MERCHANT, url, ...(pendingForMs === undefined ? {} : { pendingForMs }) }); // prettier-ignore
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    app,
    books,
    /** Where merchants reach it. */
    url: address,
    pageUrl: url,
    access: { url: address, clientId: MERCHANT.clientId, secret: MERCHANT.secret },
    setFaults: (faults: object) => app.inject({ method: 'POST', url: '/faults', payload: faults }),
    /** The payer approves, or goes back without. */
    payOn: (page: string, funding: Funding | 'cancel') =>
      app.inject({
        method: 'POST',
        url: page.replace(url, ''),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(
          funding === 'cancel' ? { do: 'cancel' } : { do: 'approve', funding },
        ).toString(),
      }),
    /** The bank decides of what is pending. */
    decide: (captureId: string, status: 'COMPLETED' | 'DECLINED') =>
      app.inject({
        method: 'POST',
        url: `/captures/${captureId}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: `do=${status}`,
      }),
    /** The headers that go with a notice of these bytes. */
    sign: (body: string, more: { webhookId?: string; at?: Date } = {}) =>
      signNotice({ books, url }, { webhookId: WEBHOOK_ID, body, ...more }),
    /** Six hours and more pass for all that it keeps of requests and pages. */
    growOld(hours: number) {
      const past = `-${hours} hours`;
      books
        .prepare(
          `update orders set create_time = strftime('%Y-%m-%dT%H:%M:%fZ', create_time, ?),
             update_time = strftime('%Y-%m-%dT%H:%M:%fZ', update_time, ?)`,
        )
        .run(past, past);
      books.prepare('update answers set at = at - ?').run(hours * 3_600_000);
    },
    close: () => app.close(),
  };
}
export type PayPalStage = Awaited<ReturnType<typeof openPayPal>>;
