import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { until } from '../../activities/jobs/testing.ts';
import { hasGatewayEvent } from '../../db/gateway-events.ts';
import { findAttempt } from '../../db/payment-attempts.ts';
import { openPaymentApi, type PaymentApi } from '../payments/testing.ts';

let api: PaymentApi;
beforeAll(async () => void (api = await openPaymentApi()), 60_000);
afterEach(async () => {
  api.pratiche.isAway = false;
  await api.setFaults({});
});
afterAll(() => api.close());

const OPERATION = { orderId: 'o', operationId: '1', operationType: 'CAPTURE', operationResult: 'EXECUTED' }; // prettier-ignore

type Changes = { token?: string; operation?: object };

describe('a notice', () => {
  it('of a provider nobody knows is not found', async () => {
    const { notice } = await paid();
    expect((await api.notify(notice, 'bitcoin')).statusCode).toBe(404);
  });

  it('settles the payment once, however often and in however many copies it comes', async () => {
    const { praticaId, notice } = await paid();
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.notify(notice)));
    answers.push(await api.notify({ ...notice, eventId: randomUUID() }));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
    const entries = await api.system((trx) =>
      trx.selectFrom('ledgerEntry').select('id').where('praticaId', '=', praticaId).execute(),
    );
    expect(entries).toHaveLength(6);
  });

  it.each([
    ['another session’s token', { token: 'f'.repeat(32) }],
    ['another amount', { operation: { operationAmount: '1' } }],
    ['another currency', { operation: { operationCurrency: 'USD' } }],
    ['an order nobody opened', { operation: { orderId: 'MI0000000000000000' } }],
    ['an order of no comune', { operation: { orderId: 'x' } }],
    ['an operation the gateway does not know', { operation: { operationId: '999999' } }],
  ] as [string, Changes][])('with %s is refused and changes nothing', async (_what, changes) => {
    const { praticaId, attemptId, notice } = await paid();
    const before = await api.system((trx) => findAttempt(trx, { id: attemptId }));
    const forged = {
      ...notice,
      ...(changes.token ? { securityToken: changes.token } : {}),
      operation: { ...notice.operation, ...changes.operation },
    };
    const answer = await api.notify(forged);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
    expect(await api.system((trx) => findAttempt(trx, { id: attemptId }))).toEqual(before);
    expect(api.pratiche.stateOf(praticaId)).toBe('payment');
    expect((await api.notify(notice)).statusCode).toBe(200);
  });

  it('that boasts of a success the gateway did not have is not believed', async () => {
    const { praticaId, notice } = await paid('declined');
    const boast = { ...notice, operation: { ...notice.operation, operationResult: 'EXECUTED' } };
    await api.notify(boast);
    expect(api.pratiche.stateOf(praticaId)).toBe('payment');
  });

  it.each([
    ['an empty body', {}],
    ['no token', { eventId: 'e', operation: {} }],
    ['a token that is no text', { eventId: 'e', securityToken: 1, operation: {} }],
    ['no time', { eventId: 'e', securityToken: 't', operation: OPERATION }],
  ])('with %s is invalid', async (_what, body) => {
    expect((await api.notify(body)).statusCode).toBe(422);
  });

  it.each([
    ['a megabyte long', 'application/json', `{"eventId":"${'x'.repeat(1_048_576)}"}`, 413, 'too-large'],
    ['of another type', 'text/plain', 'paid', 415, 'unsupported-media-type'],
    ['a form', 'application/x-www-form-urlencoded', 'paid=1', 415, 'unsupported-media-type'],
    ['broken JSON', 'application/json', '{"eventId":', 400, 'invalid'],
  ])('that is %s is refused clearly', async (_what, type, payload, status, code) => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/webhooks/nexi',
      headers: { 'content-type': type },
      payload,
    });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  }); // prettier-ignore

  it.each([
    ['a day old', -24 * 3_600_000],
    ['six minutes old', -360_000],
    ['from the future', 360_000],
    ['of no time that is one', NaN],
  ])('that is %s is refused, and yet its money is not lost', async (_what, ageMs) => {
    const { praticaId, notice } = await paid();
    const eventTime = Number.isNaN(ageMs) ? 'ieri' : new Date(Date.now() + ageMs).toISOString();
    expect((await api.notify({ ...notice, eventTime })).statusCode).toBe(403);
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
    expect(await isKnown(notice.eventId)).toBe(false);
    expect((await api.notify(notice)).statusCode).toBe(200);
    expect(await isKnown(notice.eventId)).toBe(true);
  });

  it('four minutes old is fresh enough', async () => {
    const { notice } = await paid();
    const eventTime = new Date(Date.now() - 240_000).toISOString();
    expect((await api.notify({ ...notice, eventTime })).statusCode).toBe(200);
  });

  it('waits for the engine: 503 with Retry-After, nothing lost, settled when it comes again', async () => {
    const { praticaId, notice } = await paid();
    api.pratiche.isAway = true;
    const away = await api.notify(notice);
    expect(away.statusCode).toBe(503);
    expect(Number(away.headers['retry-after'])).toBeGreaterThan(0);
    api.pratiche.isAway = false;
    expect((await api.notify(notice)).statusCode).toBe(200);
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
  });

  it('waits for the gateway too, when it cannot be asked', async () => {
    const { praticaId, notice } = await paid();
    await api.setFaults({ calls: { mode: 'error', path: '/orders/', times: 1 } });
    expect((await api.notify(notice)).statusCode).toBe(503);
    expect((await api.notify(notice)).statusCode).toBe(200);
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
  });

  it('sent by the gateway in duplicate and out of order still means one payment', async () => {
    const { praticaId } = await api.startDue();
    await api.setFaults({ notices: { mode: 'duplicate' } });
    const { redirectUrl } = await start(praticaId);
    await api.payWith(redirectUrl, 'declined');
    await api.setFaults({ notices: { mode: 'shuffle', seconds: 1 } });
    await api.payWith(redirectUrl, 'good');
    await until(() => api.pratiche.stateOf(praticaId) === 'active');
  });
});

function isKnown(eventId: string): Promise<boolean> {
  return api.system((trx) => hasGatewayEvent(trx, { provider: 'nexi', eventId }));
}

async function start(praticaId: string) {
  const answer = await api.ask('citizen', 'POST', `/pratiche/${praticaId}/payments`, { body: { method: 'card' }, key: randomUUID() }); // prettier-ignore
  return answer.body as { attemptId: string; redirectUrl: string };
}

/** Paid at the gateway, whose own notice was suppressed: here is one to send by hand. */
async function paid(card: 'good' | 'declined' = 'good') {
  const { praticaId } = await api.startDue();
  const { attemptId, redirectUrl } = await start(praticaId);
  await api.setFaults({ notices: { mode: 'none' } });
  await api.payWith(redirectUrl, card);
  await api.setFaults({});
  const attempt = (await api.system((trx) => findAttempt(trx, { id: attemptId })))!;
  const order = await api.gateway.readOrder({ orderId: attempt.providerOrderId, reference: null });
  const notice = {
    eventId: randomUUID(),
    eventTime: new Date().toISOString(),
    securityToken: attempt.securityToken!,
    operation: {
      orderId: attempt.providerOrderId,
      operationId: order!.operations[0]!.id,
      operationType: 'CAPTURE',
      operationResult: card === 'good' ? 'EXECUTED' : 'DECLINED',
      operationAmount: String(attempt.amountCents),
      operationCurrency: 'EUR',
    },
  };
  return { praticaId, attemptId, notice };
}
