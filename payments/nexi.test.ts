import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createNexi } from '../simulators/nexi/app.ts';
import { openBooks } from '../simulators/nexi/books.ts';
import { GatewayRefused, GatewayUnavailable, type RefundingGateway } from './gateway.ts';
import { connectNexi } from './nexi.ts';

const apiKey = 'a-key-for-tests';
const nexi = createNexi({ books: openBooks(), apiKey, pageUrl: 'http://bank.test' });
let gateway: RefundingGateway;
let url: string;
beforeAll(async () => {
  await nexi.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(nexi.server.address() as AddressInfo).port}`;
  gateway = connectNexi({ url, apiKey, timeoutMs: 1_500 });
});
beforeEach(() => setFaults({}));
afterAll(() => nexi.close());

describe('the adapter, before a gateway that misbehaves,', () => {
  it.each([
    ['timeoutBefore', { isOutcomeKnown: false }, false],
    ['timeoutAfter', { isOutcomeKnown: false }, true],
    ['slow', { isOutcomeKnown: false }, false],
    ['error', { isOutcomeKnown: false }, false],
    ['malformed', { isOutcomeKnown: false }, true],
    ['tooMany', { isOutcomeKnown: true, retryAfterSeconds: 7 }, false],
  ])('on %s claims to know no more than it does', async (mode, says, existsAfterwards) => {
    const order = newOrder();
    // Without `seconds`, slow is the half minute that nobody waits for.
    await setFaults({ calls: { mode, times: 1, ...(mode === 'tooMany' ? { seconds: 7 } : {}) } });
    const error = await gateway.openOrder(order).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(GatewayUnavailable);
    expect(error).toMatchObject(says);
    expect(
      (await gateway.readOrder({ orderId: order.orderId, reference: null })) !== undefined,
    ).toBe(existsAfterwards);
  });

  it.each(['timeoutBefore', 'timeoutAfter', 'slow', 'error', 'malformed', 'tooMany'])(
    'on %s of a refund asks again under the same key and refunds once',
    async (mode) => {
      const { orderId, operationId } = await pay();
      const back = { operationId, amountCents: 1250, key: `refund-${randomUUID()}` };
      await setFaults({ calls: { mode, path: '/refunds', times: 1 } });
      // A refund's answer is not read beyond its status: nonsense is as good as any.
      if (mode !== 'malformed') await expect(gateway.refund(back)).rejects.toThrow('gateway');
      await gateway.refund(back).catch(() => gateway.refund(back));
      const { operations } = (await gateway.readOrder({ orderId, reference: null }))!;
      expect(operations.map(({ outcome }) => outcome)).toEqual(['success', 'other']);
    },
  );

  it('tells a refusal, which no repeating mends, from a failure', async () => {
    const { operationId } = await pay();
    const back = { operationId, amountCents: 9999, key: `refund-${randomUUID()}` };
    await expect(gateway.refund(back)).rejects.toThrow(GatewayRefused);
    await expect(gateway.refund({ ...back, operationId: '999999' })).rejects.toThrow(
      GatewayRefused,
    );
    const stranger = connectNexi({ url, apiKey: 'another key' });
    await expect(stranger.openOrder(newOrder())).rejects.toThrow(GatewayRefused);
  });
});

function setFaults(payload: object) {
  return nexi.inject({ method: 'POST', url: '/faults', payload });
}

function newOrder() {
  const orderId = `MI${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const urls = { notifyUrl: 'http://127.0.0.1:9', resultUrl: 'https://wemi.example', cancelUrl: 'https://wemi.example' }; // prettier-ignore
  return { orderId, amountCents: 1250, description: 'WeMi', ...urls };
}

async function pay() {
  const order = newOrder();
  const { hostedPage } = await gateway.openOrder(order);
  const card = { do: 'pay', holder: 'Anna Ferrari', number: '4111111111111111', expiry: '12/40', cvv: '123' }; // prettier-ignore
  await fetch(url + new URL(hostedPage).pathname, { method: 'POST', body: new URLSearchParams(card), redirect: 'manual' }); // prettier-ignore
  const { operations } = (await gateway.readOrder({ orderId: order.orderId, reference: null }))!;
  return { orderId: order.orderId, operationId: operations[0]!.id };
}
