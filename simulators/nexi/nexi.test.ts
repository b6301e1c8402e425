import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createNexi } from './app.ts';
import { openBooks } from './books.ts';

const apiKey = 'a-key-for-tests';
const ACCEPTED = { holder: 'Anna Ferrari', number: '4111 1111 1111 1111', expiry: '09/40', cvv: '123' }; // prettier-ignore
const DECLINED = { ...ACCEPTED, number: '4000 0000 0000 0002' };

let folder: string;
let nexi: ReturnType<typeof createNexi>;
let merchant: Merchant;

beforeEach(async () => {
  folder = mkdtempSync(`${tmpdir()}/wemi-nexi-`);
  merchant = await startMerchant();
  nexi = await startNexi();
});
afterEach(async () => {
  await nexi.close();
  await merchant.stop();
  rmSync(folder, { recursive: true });
});

describe('a merchant', () => {
  it('is refused without its key or a correlation id', async () => {
    const url = '/orders/hpp';
    expect((await nexi.inject({ method: 'POST', url, payload: order() })).statusCode).toBe(401);
    const headers = { 'x-api-key': apiKey };
    expect((await nexi.inject({ method: 'POST', url, headers, payload: order() })).statusCode).toBe(
      400,
    );
  });

  it.each([
    ['an order id of 28 characters', { orderId: 'x'.repeat(28) }],
    ['an amount that is a number', { amount: 1250 }],
    ['an amount with a comma', { amount: '12,50' }],
    ['another currency', { currency: 'USD' }],
  ])('is refused %s', async (_what, wrong) => {
    const payload = order();
    Object.assign(payload.order, wrong);
    expect((await call('POST', '/orders/hpp', payload)).statusCode).toBe(400);
  });

  it('cannot use an order id twice', async () => {
    expect((await call('POST', '/orders/hpp', order('same'))).statusCode).toBe(200);
    expect((await call('POST', '/orders/hpp', order('same'))).statusCode).toBe(400);
  });
});

describe('the hosted page', () => {
  it('takes a good card, sends the payer back and tells the merchant with the session’s token', async () => {
    const { hostedPage, securityToken } = await open('paid');
    const answer = await submit(hostedPage, ACCEPTED);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('https://wemi.example/esito');
    const [notice] = await merchant.received(1);
    expect(notice).toMatchObject({ securityToken, operation: { orderId: 'paid', operationType: 'CAPTURE', operationResult: 'EXECUTED', operationAmount: '1250' } }); // prettier-ignore
    expect((await call('GET', '/orders/paid')).json()).toMatchObject({
      orderStatus: { capturedAmount: '1250' },
      operations: [{ operationId: notice!.operation.operationId }],
    });
  });

  it('lets the payer try again after a declined card, and only one payment succeeds', async () => {
    const { hostedPage } = await open('retried');
    const declined = await submit(hostedPage, DECLINED);
    expect(declined.statusCode).toBe(402);
    expect(declined.body).toContain('La banca ha rifiutato la carta');
    expect(declined.body).not.toContain('4000 0000 0000 0002');
    expect((await submit(hostedPage, ACCEPTED)).statusCode).toBe(303);
    expect((await submit(hostedPage, ACCEPTED)).body).toContain('già pagato');
    const results = (await merchant.received(2)).map((notice) => notice.operation.operationResult);
    expect(results).toEqual(['DECLINED', 'EXECUTED']);
  });

  it('names every wrong field and charges nothing', async () => {
    const { hostedPage } = await open('typo');
    const answer = await submit(hostedPage, { holder: '', number: '4111 1111 1111 1112', expiry: '13/40', cvv: '1' }); // prettier-ignore
    expect(answer.statusCode).toBe(422);
    for (const name of ['holder', 'number', 'expiry', 'cvv']) {
      expect(answer.body).toContain(`href="#${name}"`);
    }
    expect((await call('GET', '/orders/typo')).json().operations).toEqual([]);
  });

  it('leaves the order open when the payer cancels', async () => {
    const { hostedPage } = await open('left');
    const answer = await submit(hostedPage, {}, 'cancel');
    expect(answer.headers.location).toBe('https://wemi.example/annullato');
    expect((await call('GET', '/orders/left')).json().operations).toEqual([]);
    expect((await submit(hostedPage, ACCEPTED)).statusCode).toBe(303);
  });

  it('takes no card any more after its hour, and says how to go on', async () => {
    const { hostedPage } = await open('old');
    const books = openBooks(`${folder}/nexi.sqlite`);
    books.exec(`update orders set created_at = '2026-01-01T00:00:00.000Z'`);
    books.close();
    const answer = await submit(hostedPage, ACCEPTED);
    expect([answer.statusCode, answer.body.includes('scaduta')]).toEqual([410, true]);
    expect((await call('GET', '/orders/old')).json().operations).toEqual([]);
  });

  it('escapes what the merchant sends', async () => {
    const payload = order('angle');
    payload.order.description = '<script>alert(1)</script>';
    const { hostedPage } = (await call('POST', '/orders/hpp', payload)).json();
    const answer = await nexi.inject(new URL(hostedPage).pathname);
    expect(answer.body).toContain('&lt;script&gt;');
    expect(answer.body).not.toContain('<script>');
  });
});

describe('refunds', () => {
  it('give the same answer to the same key and never exceed what was captured', async () => {
    await submit((await open('back')).hostedPage, ACCEPTED);
    const { operationId } = (await call('GET', '/orders/back')).json().operations[0];
    const refund = (cents: string, key: string) =>
      call('POST', `/operations/${operationId}/refunds`, { amount: cents, currency: 'EUR' }, { 'idempotency-key': key }); // prettier-ignore
    const first = await refund('1000', 'first-key');
    expect(first.statusCode).toBe(200);
    expect((await refund('1000', 'first-key')).json()).toEqual(first.json());
    expect((await refund('999', 'first-key')).statusCode).toBe(400);
    expect((await refund('251', 'second-key')).statusCode).toBe(400);
    expect((await refund('250', 'third-key')).statusCode).toBe(200);
    const operations = (await call('GET', '/orders/back')).json().operations;
    expect(operations).toHaveLength(3);
  });
});

describe('notices', () => {
  it('are repeated until the merchant takes them, also across a restart', async () => {
    merchant.refuseNext(2);
    await submit((await open('stubborn')).hostedPage, ACCEPTED);
    await merchant.seen(1);
    await nexi.close();
    nexi = await startNexi();
    const notices = await merchant.received(1);
    expect(notices[0]!.operation.orderId).toBe('stubborn');
  });

  it('come twice with the same event id, or never, as the fault switch says', async () => {
    await call('POST', '/faults', { notices: { mode: 'duplicate' } });
    await submit((await open('twice')).hostedPage, ACCEPTED);
    const [one, other] = await merchant.received(2);
    expect(one!.eventId).toBe(other!.eventId);
    await call('POST', '/faults', { notices: { mode: 'none' } });
    await submit((await open('silent')).hostedPage, ACCEPTED);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await merchant.received(2)).toHaveLength(2);
  });
});

describe('the fault switch', () => {
  it('spoils a share of the calls only', async () => {
    await call('POST', '/faults', { calls: { mode: 'error', share: 0.5 } });
    const answers = [];
    for (let n = 0; n < 60; n += 1) answers.push((await call('GET', '/orders/none')).statusCode);
    // All alike by chance: once in 2 to the power of 59.
    expect(new Set(answers)).toEqual(new Set([500, 404]));
  });

  it('spoils notices in several ways at once', async () => {
    const notices = [{ mode: 'none', share: 0 }, { mode: 'duplicate' }];
    await call('POST', '/faults', { notices });
    await submit((await open('both')).hostedPage, ACCEPTED);
    const [one, other] = await merchant.received(2);
    expect(one!.eventId).toBe(other!.eventId);
  });

  it('answers 500, 429 or nonsense for as many calls as asked, then heals', async () => {
    await call('POST', '/faults', { calls: { mode: 'tooMany', seconds: 7, times: 1 } });
    expect((await call('POST', '/orders/hpp', order('f1'))).headers['retry-after']).toBe('7');
    await call('POST', '/faults', { calls: { mode: 'error', times: 1 } });
    expect((await call('POST', '/orders/hpp', order('f1'))).statusCode).toBe(500);
    await call('POST', '/faults', { calls: { mode: 'malformed', times: 1 } });
    const { body } = await call('GET', '/orders/none');
    expect(() => JSON.parse(body)).toThrow(SyntaxError);
    expect((await call('POST', '/orders/hpp', order('f1'))).statusCode).toBe(200);
  });

  it.each([
    ['timeoutBefore', 404],
    ['timeoutAfter', 200],
  ])('%s leaves the caller without an answer', async (mode, statusAfterwards) => {
    const base = await nexi.listen({ port: 0 });
    await call('POST', '/faults', { calls: { mode, times: 1 } });
    const asking = fetch(`${base}/orders/hpp`, {
      method: 'POST',
      headers: { ...headers(), 'content-type': 'application/json' },
      body: JSON.stringify(order('lost')),
      signal: AbortSignal.timeout(400),
    });
    await expect(asking).rejects.toThrow();
    expect((await call('GET', '/orders/lost')).statusCode).toBe(statusAfterwards);
  });
});

interface ReceivedNotice {
  eventId: string;
  operation: { orderId: string; operationId: string; operationResult: string };
}
interface Merchant {
  url: string;
  refuseNext(times: number): void;
  seen(count: number): Promise<void>;
  received(count: number): Promise<ReceivedNotice[]>;
  stop(): Promise<void>;
}

async function startMerchant(): Promise<Merchant> {
  const taken: ReceivedNotice[] = [];
  let refusals = 0;
  let seen = 0;
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      seen += 1;
      const isTaken = refusals-- <= 0;
      if (isTaken) taken.push(JSON.parse(body));
      response.writeHead(isTaken ? 200 : 503).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices`,
    refuseNext: (times) => void (refusals = times),
    seen: (count) => until(() => seen >= count),
    received: async (count) => {
      await until(() => taken.length >= count);
      return taken;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 300 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 30));
  if (!holds()) throw new Error('waited in vain');
}

async function startNexi() {
  const app = createNexi({ books: openBooks(`${folder}/nexi.sqlite`), apiKey, pageUrl: 'http://bank.example' }); // prettier-ignore
  await app.ready();
  return app;
}

function order(orderId: string = randomUUID().slice(0, 20)) {
  return {
    order: { orderId, amount: '1250', currency: 'EUR', description: 'WeMi' },
    paymentSession: {
      actionType: 'PAY',
      amount: '1250',
      language: 'ita',
      resultUrl: 'https://wemi.example/esito',
      cancelUrl: 'https://wemi.example/annullato',
      notificationUrl: merchant.url,
    },
  };
}

function headers() {
  return { 'x-api-key': apiKey, 'correlation-id': randomUUID() };
}

function call(method: 'GET' | 'POST', url: string, payload?: object, more: object = {}) {
  return nexi.inject({ method, url, headers: { ...headers(), ...more }, ...(payload ? { payload } : {}) }); // prettier-ignore
}

async function open(orderId: string): Promise<{ hostedPage: string; securityToken: string }> {
  return (await call('POST', '/orders/hpp', order(orderId))).json();
}

function submit(hostedPage: string, card: object, button = 'pay') {
  return nexi.inject({
    method: 'POST',
    url: new URL(hostedPage).pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ do: button, ...card }).toString(),
  });
}
