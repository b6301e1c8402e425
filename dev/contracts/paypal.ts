import { randomUUID } from 'node:crypto';
import { connectNoticeCheck } from '../../payments/paypal-notice.ts';
import { connectPayPal } from '../../payments/paypal.ts';
import { openPayPal, WEBHOOK_ID } from '../../simulators/paypal/testing.ts';
import type { Exchange } from './open-api.ts';
import { overhear } from './overhear.ts';

export const PAYPAL_FILES = [
  'paypal-checkout-orders-v2.json',
  'paypal-payments-v2.json',
  'paypal-webhooks-v1.json',
];

/** All that our adapter asks of PayPal, and what the simulator answers: paid, refused, given back. */
export async function talkToPayPal(): Promise<Exchange[]> {
  const paypal = await openPayPal();
  try {
    const gateway = connectPayPal(paypal.access);
    const open = async (funding: Parameters<typeof paypal.payOn>[1]) => {
      const orderId = `MI${randomUUID().replaceAll('-', '').slice(0, 16)}`;
      const urls = { notifyUrl: 'https://wemi.example/n', resultUrl: 'https://wemi.example/r', cancelUrl: 'https://wemi.example/c' }; // prettier-ignore
      const opened = await gateway.openOrder({ orderId, amountCents: 25_800, description: 'WeMi MI-2026-000001', ...urls }); // prettier-ignore
      const order = { orderId, reference: opened.reference! };
      await gateway.readOrder(order);
      await paypal.payOn(opened.hostedPage, funding);
      const approved = await gateway.readOrder(order);
      const taken = await gateway.capture!(order, approved?.approval ?? 'none');
      return { order, taken };
    };
    return await overhear(paypal.url, async () => {
      const { taken } = await open('balance');
      const operationId = taken!.operations[0]!.id;
      await gateway.refund({ operationId, amountCents: 1_000, key: `refund-${randomUUID()}` });
      await gateway
        .refund({ operationId, amountCents: 999_999, key: `refund-${randomUUID()}` })
        .catch(() => {});
      for (const funding of ['declined', 'refused', 'bank', 'short'] as const) await open(funding);
      await gateway.readOrder({ orderId: 'x', reference: 'NOSUCHORDER000000' });
      const check = connectNoticeCheck({
        ...paypal.access,
        webhookIds: [WEBHOOK_ID],
        certificates: { hosts: [new URL(paypal.pageUrl).host], protocol: 'http:' },
      });
      const raw = JSON.stringify({ id: 'WH-1', event_type: 'CHECKOUT.ORDER.APPROVED', resource: { id: 'X' } }); // prettier-ignore
      const headers = paypal.sign(raw);
      await check(
        {
          id: headers['paypal-transmission-id']!,
          time: headers['paypal-transmission-time']!,
          signature: headers['paypal-transmission-sig']!,
          certificateUrl: headers['paypal-cert-url']!,
          algorithm: headers['paypal-auth-algo']!,
        },
        raw,
      );
    });
  } finally {
    await paypal.close();
  }
}
