import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { findAttempt } from '../../db/payment-attempts.ts';
import { connectPayPal } from '../../payments/paypal.ts';
import type { Funding } from '../../simulators/paypal/orders.ts';
import { openPayPal, WEBHOOK_ID } from '../../simulators/paypal/testing.ts';
import { addWebhook } from '../../simulators/paypal/webhooks.ts';
import { openPaymentApi } from './testing.ts';

export const SECOND_WEBHOOK_ID = 'WEMISECONDWEBHOOK';

/** The real API before the stand-in for PayPal, which is told by hand what to send, or sends itself. */
export async function openPayPalApi() {
  let paypal!: Awaited<ReturnType<typeof openPayPal>>;
  const logged: Record<string, unknown>[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(JSON.parse(line)) }); // prettier-ignore
  const api = await openPaymentApi({
    logger,
    settings: async (port) => {
      paypal = await openPayPal({ notifyUrl: `http://127.0.0.1:${port}/api/webhooks/paypal` });
      addWebhook(paypal.books, { id: SECOND_WEBHOOK_ID, url: 'http://127.0.0.1:9', event_types: ['NONE'] }); // prettier-ignore
      return {
        PAYPAL_URL: paypal.url,
        PAYPAL_CLIENT_ID: paypal.access.clientId,
        PAYPAL_SECRET: paypal.access.secret,
        PAYPAL_WEBHOOK_IDS: `${SECOND_WEBHOOK_ID},${WEBHOOK_ID}`,
        PAYPAL_CERT_HOSTS: 'paypal.test',
      };
    },
  });
  const gateway = connectPayPal({ ...paypal.access, timeoutMs: 1_500 });
  const gateways = { ...api.gateways, paypal: gateway };
  const readAttempt = (id: string) => api.system((trx) => findAttempt(trx, { id }));
  return {
    ...api,
    paypal,
    logged,
    readAttempt,
    settling: { db: api.db, pratiche: api.pratiche, gateways },
    /** Who pays is sent to PayPal. */
    async startPayPal(praticaId: string) {
      const answer = await api.ask('citizen', 'POST', `/pratiche/${praticaId}/payments`, { body: { method: 'paypal' }, key: randomUUID() }); // prettier-ignore
      const { attemptId, redirectUrl } = answer.body as Record<string, string>;
      const attempt = (await readAttempt(attemptId!))!;
      return { attemptId: attemptId!, redirectUrl: redirectUrl!, attempt };
    },
    /** Without a notice: here PayPal is silent, and who wants to be told is told by hand. */
    async approveSilently(page: string, funding: Funding) {
      await paypal.setFaults({ notices: { mode: 'none' } });
      await paypal.payOn(page, funding);
      await paypal.setFaults({});
    },
    notifyPayPal: (body: string, headers: Record<string, string>) =>
      api.app.inject({
        method: 'POST',
        url: '/api/webhooks/paypal',
        headers: { 'content-type': 'application/json', ...headers },
        payload: body,
      }),
    async close() {
      await api.close();
      await paypal.close();
    },
  };
}
export type PayPalApi = Awaited<ReturnType<typeof openPayPalApi>>;
