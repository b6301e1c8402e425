import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { crc32 } from 'node:zlib';
import { MERCHANT, openPayPal, WEBHOOK_ID, type PayPalStage } from './testing.ts';
import { order, startMerchant, until } from './testing-merchant.ts';

let paypal: PayPalStage;
let merchant: Awaited<ReturnType<typeof startMerchant>>;
let token: string;
beforeEach(async () => {
  merchant = await startMerchant();
  paypal = await openPayPal({ notifyUrl: merchant.url });
  token = await fetchToken();
});
afterEach(async () => {
  await paypal.close();
  await merchant.stop();
});

describe('a merchant', () => {
  it('needs its credentials for a token, and a token for everything else', async () => {
    expect(await fetchToken('wrong')).toBeUndefined();
    const answer = await call('POST', '/v2/checkout/orders', { payload: order(), token: 'none' });
    expect([answer.status, answer.body.name]).toEqual([401, 'AUTHENTICATION_FAILURE']);
    paypal.app.forgetTokens();
    expect((await call('GET', '/v2/checkout/orders/NONE')).status).toBe(401);
  });

  it('gets the same answer under the same request id for six hours, and no other order', async () => {
    const requestId = randomUUID();
    const payload = order();
    const first = await call('POST', '/v2/checkout/orders', { payload, requestId });
    const again = await call('POST', '/v2/checkout/orders', { payload, requestId });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    paypal.growOld(7);
    const late = await call('POST', '/v2/checkout/orders', { payload, requestId });
    expect(late.body.details[0].issue).toBe('DUPLICATE_INVOICE_ID');
  });

  it.each([
    ['no amount', { amount: undefined }, 400],
    ['an amount of nothing', { amount: { currency_code: 'EUR', value: '0.00' } }, 422],
    ['three decimals', { amount: { currency_code: 'EUR', value: '1.001' } }, 400],
    ['another currency', { amount: { currency_code: 'USD', value: '1.00' } }, 400],
  ])('is refused an order with %s', async (_what, wrong, status) => {
    const payload = order(wrong);
    const answer = await call('POST', '/v2/checkout/orders', { payload, requestId: randomUUID() });
    expect(answer.status).toBe(status);
  });

  it('must give a request id to an order', async () => {
    const answer = await call('POST', '/v2/checkout/orders', { payload: order() });
    expect(answer.body.details[0].issue).toBe('PAYPAL_REQUEST_ID_REQUIRED');
  });
});

describe('the page', () => {
  it('takes nothing by itself: the merchant captures what was approved, once', async () => {
    const { id, page } = await open();
    expect((await capture(id)).body.details[0].issue).toBe('ORDER_NOT_APPROVED');
    const back = await paypal.payOn(page, 'balance');
    expect(back.headers.location).toMatch(
      new RegExp(`^https://wemi.example/esito\\?token=${id}&PayerID=`),
    );
    expect(await capturesOf(id)).toEqual([]);
    const taken = await capture(id);
    expect([taken.status, taken.body.status]).toEqual([201, 'COMPLETED']);
    expect((await capture(id)).body.details[0].issue).toBe('ORDER_ALREADY_CAPTURED');
    expect((await capturesOf(id))[0]).toMatchObject({ status: 'COMPLETED', amount: { value: '12.50' } }); // prettier-ignore
    expect((await paypal.payOn(page, 'balance')).body).toContain('già pagato');
  });

  it('lets the payer choose again after a declined instrument', async () => {
    const { id, page } = await open();
    await paypal.payOn(page, 'declined');
    const requestId = randomUUID();
    expect((await capture(id, requestId)).body.details[0].issue).toBe('INSTRUMENT_DECLINED');
    expect((await read(id)).status).toBe('PAYER_ACTION_REQUIRED');
    const shown = await paypal.app.inject(page.replace(paypal.pageUrl, ''));
    expect(shown.body).toContain('Il pagamento è stato rifiutato');
    await paypal.payOn(page, 'balance');
    expect((await capture(id, requestId)).status).toBe(422);
    expect((await capture(id)).status).toBe(201);
  });

  it.each([
    ['refused', 'DECLINED'],
    ['bank', 'PENDING'],
    ['short', 'COMPLETED'],
  ] as const)('paid with %s comes to %s', async (funding, status) => {
    const { id, page } = await open();
    await paypal.payOn(page, funding);
    await capture(id);
    const [captured] = await capturesOf(id);
    expect([captured!.status, captured!.amount.value]).toEqual([status, funding === 'short' ? '11.50' : '12.50']); // prettier-ignore
  });

  it('leaves the order open when the payer cancels, and is over after three hours', async () => {
    const { id, page } = await open();
    const back = await paypal.payOn(page, 'cancel');
    expect(back.headers.location).toBe(`https://wemi.example/annullato?token=${id}`);
    expect((await read(id)).status).toBe('CREATED');
    paypal.growOld(4);
    expect((await paypal.payOn(page, 'balance')).statusCode).toBe(410);
    expect((await read(id)).status).toBe('CREATED');
  });

  it('escapes what the merchant sends', async () => {
    const { page } = await open({ description: '<script>alert(1)</script>' });
    const shown = await paypal.app.inject(page.replace(paypal.pageUrl, ''));
    expect(shown.body).toContain('&lt;script&gt;');
    expect(shown.body).not.toContain('<script>');
  });
});

describe('what is pending', () => {
  it('is decided from the books', async () => {
    const { id, page } = await open();
    await paypal.payOn(page, 'bank');
    await capture(id);
    const captured = (await capturesOf(id))[0]!;
    const refund = await giveBack(captured.id, '1.00');
    expect(refund.body.details[0].issue).toBe('PENDING_CAPTURE');
    await paypal.decide(captured.id, 'DECLINED');
    expect((await capturesOf(id))[0]!.status).toBe('DECLINED');
    await merchant.received(['PAYMENT.CAPTURE.PENDING', 'PAYMENT.CAPTURE.DENIED']);
  });

  it.each([
    ['bank', 'COMPLETED'],
    ['bounced', 'DECLINED'],
  ] as const)('of %s decides itself after its time', async (funding, status) => {
    await paypal.close();
    paypal = await openPayPal({ notifyUrl: merchant.url, pendingForMs: 20 });
    token = await fetchToken();
    const { id, page } = await open();
    await paypal.payOn(page, funding);
    await capture(id);
    await until(async () => (await capturesOf(id))[0]!.status === status);
  });
});

describe('refunds', () => {
  it('add up, never exceed the capture, and are one under one request id', async () => {
    const { id, page } = await open();
    await paypal.payOn(page, 'balance');
    await capture(id);
    const captured = (await capturesOf(id))[0]!;
    const first = await giveBack(captured.id, '10.00', 'one');
    expect([first.status, first.body.status]).toEqual([201, 'COMPLETED']);
    expect((await giveBack(captured.id, '10.00', 'one')).body).toEqual(first.body);
    expect((await capturesOf(id))[0]!.status).toBe('PARTIALLY_REFUNDED');
    expect((await giveBack(captured.id, '2.51')).body.details[0].issue).toBe(
      'REFUND_AMOUNT_EXCEEDED',
    );
    expect((await giveBack(captured.id, '2.50')).status).toBe(201);
    expect((await giveBack(captured.id, '0.01')).body.details[0].issue).toBe(
      'CAPTURE_FULLY_REFUNDED',
    );
    const read = await call('GET', `/v2/payments/captures/${captured.id}`);
    expect(read.body.status).toBe('REFUNDED');
    expect((await call('GET', `/v2/payments/refunds/${first.body.id}`)).body).toMatchObject({ id: first.body.id, amount: { value: '10.00' } }); // prettier-ignore
    const books = (await paypal.app.inject('/books')).json();
    expect(books.operations.map(({ type, amount }: { type: string; amount: number }) => [type, amount])).toEqual([['CAPTURE', 1250], ['REFUND', 1000], ['REFUND', 250]]); // prettier-ignore
  });
});

describe('a notice', () => {
  it('is signed by the key of its certificate, and PayPal knows it again', async () => {
    const { page } = await open();
    await paypal.payOn(page, 'balance');
    const [{ headers, raw }] = await merchant.received(['CHECKOUT.ORDER.APPROVED']);
    const certificate = new URL(headers['paypal-cert-url'] as string);
    const pem = (await paypal.app.inject(certificate.pathname)).body;
    const text = [headers['paypal-transmission-id'], headers['paypal-transmission-time'], WEBHOOK_ID, crc32(raw)].join('|'); // prettier-ignore
    const signature = Buffer.from(headers['paypal-transmission-sig'] as string, 'base64');
    expect(verify('sha256', Buffer.from(text), createPublicKey(pem), signature)).toBe(true);
    expect(await isVerified(headers, raw)).toBe('SUCCESS');
  });

  it.each([
    ['changed', (raw: string) => raw.replace('12.50', '0.50')],
    ['printed again', (raw: string) => JSON.stringify(JSON.parse(raw), null, 1)],
  ])('that was %s is none of it', async (_what, change) => {
    const { page } = await open();
    await paypal.payOn(page, 'balance');
    const [{ headers, raw }] = await merchant.received(['CHECKOUT.ORDER.APPROVED']);
    expect(await isVerified(headers, change(raw))).toBe('FAILURE');
    expect(await isVerified(headers, raw, 'ANOTHERWEBHOOK')).toBe('FAILURE');
  });

  it('goes to every webhook, under its own signature', async () => {
    await paypal.close();
    paypal = await openPayPal({ notifyUrl: merchant.url });
    token = await fetchToken();
    const payload = { url: merchant.url, event_types: [{ name: 'CHECKOUT.ORDER.APPROVED' }] };
    const { body } = await call('POST', '/v1/notifications/webhooks', { payload });
    const { page } = await open();
    await paypal.payOn(page, 'balance');
    const told = await merchant.received(['CHECKOUT.ORDER.APPROVED', 'CHECKOUT.ORDER.APPROVED']);
    const answers = await Promise.all(told.map(({ headers, raw }) => isVerified(headers, raw, body.id))); // prettier-ignore
    expect(answers.sort()).toEqual(['FAILURE', 'SUCCESS']);
  });
});

describe('the books', () => {
  it('and the key that signs survive a restart', async () => {
    const folder = mkdtempSync(`${tmpdir()}/wemi-paypal-`);
    const file = `${folder}/paypal.sqlite`;
    await paypal.close();
    paypal = await openPayPal({ notifyUrl: merchant.url, file });
    token = await fetchToken();
    const { id } = await open();
    const headers = paypal.sign('{}');
    await paypal.close();
    paypal = await openPayPal({ notifyUrl: merchant.url, file });
    token = await fetchToken();
    expect((await read(id)).status).toBe('CREATED');
    expect(await isVerified(headers, '{}')).toBe('SUCCESS');
    expect((await paypal.app.inject('/')).body).toContain(id);
    rmSync(folder, { recursive: true });
  });
});

async function fetchToken(secret = MERCHANT.secret): Promise<string> {
  const answer = await paypal.app.inject({
    method: 'POST',
    url: '/v1/oauth2/token',
    headers: {
      authorization: `Basic ${Buffer.from(`${MERCHANT.clientId}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: 'grant_type=client_credentials',
  });
  return answer.json().access_token;
}

interface Asking {
  payload?: object;
  requestId?: string;
  token?: string;
}

async function call(method: 'GET' | 'POST', url: string, asking: Asking = {}) {
  const answer = await paypal.app.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${asking.token ?? token}`,
      prefer: 'return=representation',
      ...(asking.requestId ? { 'paypal-request-id': asking.requestId } : {}),
    },
    ...(asking.payload ? { payload: asking.payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}

async function open(more: object = {}): Promise<{ id: string; page: string }> {
  const { body } = await call('POST', '/v2/checkout/orders', { payload: order(more), requestId: randomUUID() }); // prettier-ignore
  const page = body.links.find(({ rel }: { rel: string }) => rel === 'payer-action');
  return { id: body.id, page: page.href };
}

const capture = (id: string, requestId: string = randomUUID()) =>
  call('POST', `/v2/checkout/orders/${id}/capture`, { payload: {}, requestId });

const giveBack = (captureId: string, value: string, requestId: string = randomUUID()) =>
  call('POST', `/v2/payments/captures/${captureId}/refund`, { payload: { amount: { currency_code: 'EUR', value } }, requestId }); // prettier-ignore

const read = async (id: string) => (await call('GET', `/v2/checkout/orders/${id}`)).body;

async function capturesOf(id: string): Promise<{ id: string; status: string; amount: { value: string } }[]> {
  return (await read(id)).purchase_units[0].payments?.captures ?? [];
} // prettier-ignore

async function isVerified(
  headers: IncomingHttpHeaders | Record<string, string>,
  raw: string,
  webhookId = WEBHOOK_ID,
): Promise<string> {
  const claim = {
    auth_algo: headers['paypal-auth-algo'],
    cert_url: headers['paypal-cert-url'],
    transmission_id: headers['paypal-transmission-id'],
    transmission_sig: headers['paypal-transmission-sig'],
    transmission_time: headers['paypal-transmission-time'],
    webhook_id: webhookId,
  };
  const answer = await paypal.app.inject({
    method: 'POST',
    url: '/v1/notifications/verify-webhook-signature',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    payload: `${JSON.stringify(claim).slice(0, -1)},"webhook_event":${raw}}`,
  });
  return answer.json().verification_status;
}
