import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Funding } from '../simulators/paypal/orders.ts';
import { openPayPal, type PayPalStage } from '../simulators/paypal/testing.ts';
import {
  GatewayRefused,
  GatewayUnavailable,
  type GatewayOrder,
  type RefundingGateway,
} from './gateway.ts';
import { connectPayPal } from './paypal.ts';
import { readPayPalSettings } from './paypal-settings.ts';

let paypal: PayPalStage;
let gateway: RefundingGateway;
beforeAll(async () => {
  paypal = await openPayPal();
  gateway = connectPayPal({ ...paypal.access, timeoutMs: 1_500 });
});
beforeEach(() => paypal.setFaults({}));
afterAll(() => paypal.close());

const FAULTS = ['timeoutBefore', 'timeoutAfter', 'slow', 'error', 'malformed'];

describe('opening an order', () => {
  it.each(FAULTS)('on %s asks once more under the same request id: one order', async (mode) => {
    await spoil(mode, '/v2/checkout/orders');
    const before = countOrders();
    const { hostedPage, reference } = await gateway.openOrder(newOrder());
    expect(hostedPage).toBe(`http://paypal.test/checkoutnow?token=${reference}`);
    expect(countOrders()).toBe(before + 1);
  });

  it.each(FAULTS)('on %s twice claims to know no more than it does', async (mode) => {
    await spoil(mode, '/v2/checkout/orders', 2);
    const error = await gateway.openOrder(newOrder()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(GatewayUnavailable);
    expect(error).toMatchObject({ isOutcomeKnown: false });
  });

  it('on 429 waits for as long as it is told', async () => {
    await paypal.setFaults({ calls: { mode: 'tooMany', path: '/v2/', times: 1, seconds: 7 } });
    await expect(gateway.openOrder(newOrder())).rejects.toMatchObject({ isOutcomeKnown: true, retryAfterSeconds: 7 }); // prettier-ignore
  });

  it.each(FAULTS)('without a token, on %s, has surely opened nothing', async (mode) => {
    const fresh = connectPayPal({ ...paypal.access, timeoutMs: 1_500 });
    await spoil(mode, '/v1/oauth2/token', 2);
    await expect(fresh.openOrder(newOrder())).rejects.toMatchObject({ isOutcomeKnown: true });
  });

  it('renews a token that is not taken any more, and asks for one only once', async () => {
    paypal.app.forgetTokens();
    const orders = Array.from({ length: 5 }, newOrder);
    const opened = await Promise.all(orders.map((order) => gateway.openOrder(order)));
    expect(new Set(opened.map(({ reference }) => reference)).size).toBe(5);
    const stranger = connectPayPal({ ...paypal.access, secret: 'another' });
    await expect(stranger.openOrder(newOrder())).rejects.toThrow(GatewayRefused);
  });

  it('is refused when the invoice was opened before', async () => {
    const order = newOrder();
    await gateway.openOrder(order);
    paypal.growOld(7);
    await expect(gateway.openOrder(order)).rejects.toThrow('DUPLICATE_INVOICE_ID');
  });
});

describe('an order', () => {
  it('whose name was never learnt, or that PayPal does not know, is none', async () => {
    expect(await gateway.readOrder({ orderId: 'MI1', reference: null })).toBeUndefined();
    expect(await gateway.readOrder({ orderId: 'MI1', reference: 'NONE' })).toBeUndefined();
  });

  it('is captured only once approved, and under one approval once', async () => {
    const { at, page } = await open();
    expect(await gateway.readOrder(at)).toEqual({ amountCents: 1250, currency: 'EUR', operations: [] }); // prettier-ignore
    await paypal.payOn(page, 'balance');
    const { approval } = (await gateway.readOrder(at))!;
    const captures = await Promise.all(Array.from({ length: 5 }, () => gateway.capture!(at, approval!))); // prettier-ignore
    for (const order of captures) expect(outcomesOf(order)).toEqual([['success', 1250]]);
    expect((await gateway.readOrder(at))!.approval).toBeUndefined();
  });

  it.each([
    ['refused', 'failure', 1250],
    ['bank', 'pending', 1250],
    ['bounced', 'pending', 1250],
    ['short', 'success', 1150],
  ] as [Funding, string, number][])('paid with %s is a %s', async (funding, outcome, cents) => {
    const { at } = await take(funding);
    expect(outcomesOf(await gateway.readOrder(at))).toEqual([[outcome, cents]]);
  });

  it('whose instrument is declined is refused once for that approval; another may follow', async () => {
    const { at, page } = await open();
    await paypal.payOn(page, 'declined');
    const { approval } = (await gateway.readOrder(at))!;
    const declined = await gateway.capture!(at, approval!);
    expect(declined).toEqual({ amountCents: 1250, currency: 'EUR', operations: [{ id: approval, outcome: 'failure', amountCents: 1250 }] }); // prettier-ignore
    await paypal.payOn(page, 'balance');
    const next = (await gateway.readOrder(at))!;
    expect(next.approval).not.toBe(approval);
    expect(outcomesOf(await gateway.capture!(at, next.approval!))).toEqual([['success', 1250]]);
  });

  it('captured before, or never approved, is looked at again', async () => {
    const { at } = await take('balance');
    expect(outcomesOf(await gateway.capture!(at, 'another-approval'))).toEqual([['success', 1250]]);
    const { at: fresh } = await open();
    expect(outcomesOf(await gateway.capture!(fresh, 'none'))).toEqual([]);
  });

  it.each(['timeoutAfter', 'malformed'])(
    'captured on %s is found captured, also when the request is forgotten',
    async (mode) => {
      const { at, page } = await open();
      await paypal.payOn(page, 'balance');
      const { approval } = (await gateway.readOrder(at))!;
      await spoil(mode, '/capture');
      await expect(gateway.capture!(at, approval!)).rejects.toMatchObject({ isOutcomeKnown: false }); // prettier-ignore
      paypal.growOld(7);
      expect(outcomesOf(await gateway.readOrder(at))).toEqual([['success', 1250]]);
    },
  );
});

describe('a refund', () => {
  it.each(FAULTS)('on %s is asked for again under the same key and given once', async (mode) => {
    const { at, captureId } = await take('balance');
    const back = { operationId: captureId, amountCents: 1250, key: `refund-${randomUUID()}` };
    await spoil(mode, '/refund');
    await expect(gateway.refund(back)).rejects.toThrow('paypal');
    await gateway.refund(back);
    expect(outcomesOf(await gateway.readOrder(at))).toEqual([['success', 1250], ['other', 1250]]); // prettier-ignore
  });

  it('is given once also when PayPal forgot its key, and parts of it add up', async () => {
    const { at, captureId } = await take('balance');
    const part = { operationId: captureId, amountCents: 1000, key: `refund-${randomUUID()}` };
    await gateway.refund(part);
    paypal.growOld(7);
    await gateway.refund(part);
    await gateway.refund({ ...part, amountCents: 250, key: `refund-${randomUUID()}` });
    expect(outcomesOf(await gateway.readOrder(at))).toEqual([['success', 1250], ['other', 1000], ['other', 250]]); // prettier-ignore
  });

  it('of more than was captured, of what is pending or of nothing is refused', async () => {
    const { captureId } = await take('balance');
    const back = { operationId: captureId, amountCents: 1251, key: `refund-${randomUUID()}` };
    await expect(gateway.refund(back)).rejects.toThrow(GatewayRefused);
    const { captureId: pending } = await take('bank');
    await expect(gateway.refund({ ...back, operationId: pending })).rejects.toThrow(GatewayRefused);
    await expect(gateway.refund({ ...back, operationId: 'NONE' })).rejects.toThrow(GatewayRefused);
  });
});

describe('the variables of PayPal', () => {
  const all = { PAYPAL_URL: 'https://api-m.paypal.com', PAYPAL_CLIENT_ID: 'c', PAYPAL_SECRET: 's', PAYPAL_WEBHOOK_IDS: 'A,B' }; // prettier-ignore
  it('are all there, or none', () => {
    expect(readPayPalSettings({})).toBeUndefined();
    expect(readPayPalSettings(all)).toMatchObject({ webhookIds: ['A', 'B'], certificates: { hosts: ['api.paypal.com', 'api.sandbox.paypal.com'], protocol: 'https:' } }); // prettier-ignore
    const { PAYPAL_SECRET: _secret, ...some } = all;
    expect(() => readPayPalSettings(some)).toThrow('PAYPAL_SECRET');
  });
});

function spoil(mode: string, path: string, times = 1) {
  return paypal.setFaults({ calls: { mode, path, times } });
}

function countOrders(): number {
  const row = paypal.books.prepare('select count(*) n from orders').get();
  return (row as { n: number }).n;
}

function newOrder() {
  const orderId = `MI${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const urls = { notifyUrl: 'http://127.0.0.1:9', resultUrl: 'https://wemi.example', cancelUrl: 'https://wemi.example' }; // prettier-ignore
  return { orderId, amountCents: 1250, description: 'WeMi', ...urls };
}

async function open() {
  const order = newOrder();
  const { hostedPage: page, reference } = await gateway.openOrder(order);
  return { at: { orderId: order.orderId, reference: reference! }, page };
}

/** Approved and captured. */
async function take(funding: Funding) {
  const { at, page } = await open();
  await paypal.payOn(page, funding);
  const { approval } = (await gateway.readOrder(at))!;
  const order = (await gateway.capture!(at, approval!))!;
  return { at, captureId: order.operations[0]!.id };
}

function outcomesOf(order: GatewayOrder | undefined) {
  return order!.operations.map(({ outcome, amountCents }) => [outcome, amountCents]);
}
