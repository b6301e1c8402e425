import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { findAttempt } from '../../db/payment-attempts.ts';
import { applyOutcome } from '../../payments/outcome.ts';
import { TOTAL_CENTS } from '../../payments/testing.ts';
import { openPaymentApi, type PaymentApi } from '../payments/testing.ts';
import { isFresh } from './fresh.ts';

/** What a forger could try with the notices of the card gateway, whose rows stay as they are. */
let api: PaymentApi;
const logged: object[] = [];
beforeAll(async () => {
  const logger = pino({ level: 'warn' }, { write: (line) => void logged.push(JSON.parse(line)) });
  api = await openPaymentApi({ logger });
}, 60_000);
afterAll(() => api?.close());

type Notice = Awaited<ReturnType<typeof paid>>['notice'];

it.each([
  ['another order’s name under this session’s token', (ours: Notice, other: Notice) => ({ ...ours, operation: { ...ours.operation, orderId: other.operation.orderId } })],
  ['this order under another session’s token', (ours: Notice, other: Notice) => ({ ...ours, securityToken: other.securityToken })],
  ['another order’s operation', (ours: Notice, other: Notice) => ({ ...ours, operation: { ...ours.operation, operationId: other.operation.operationId } })],
  ['an order of another comune', (ours: Notice) => ({ ...ours, operation: { ...ours.operation, orderId: ours.operation.orderId.replace(/^MI/, 'SG') } })],
  ['an amount that is not ours', (ours: Notice) => ({ ...ours, operation: { ...ours.operation, operationAmount: '25801' } })],
] as [string, (ours: Notice, other: Notice) => object][])('of %s is refused, logged, and changes no row', async (_what, forge) => {
  const [ours, other] = [await paid(), await paid()];
  const before = await allRows();
  const from = logged.length;
  const answer = await api.notify(forge(ours.notice, other.notice));
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
  expect(await allRows()).toEqual(before);
  expect(logged.slice(from)).toContainEqual(expect.objectContaining({ security: 'notice-refused' }));
}); // prettier-ignore

it('may be five minutes off, either way, and not a millisecond more', () => {
  const now = Date.parse('2026-11-29T12:00:00.000Z');
  const fresh = (off: number) => isFresh(new Date(now + off).toISOString(), now);
  expect([-300_000, 300_000, -300_001, 300_001].map(fresh)).toEqual([true, true, false, false]);
});

it('with keys in another order or more of them is judged by what the gateway says, not by its bytes', async () => {
  const { praticaId, notice } = await paid();
  const { operation, eventId, ...rest } = notice;
  const rewritten = { operation: { ...operation, amount: '1' }, amount: '1', ...rest, eventId };
  for (const sent of [rewritten, notice]) expect((await api.notify(sent)).statusCode).toBe(200);
  expect(api.pratiche.stateOf(praticaId)).toBe('active');
  const captures = await api.system((trx) => trx.selectFrom('capture').select(['amountCents', 'status']).where('praticaId', '=', praticaId).execute()); // prettier-ignore
  expect(captures).toEqual([{ amountCents: TOTAL_CENTS, status: 'settled' }]);
});

it('pending at the card’s bank for three days locks the payment, and counts once it is decided', async () => {
  const { praticaId } = await api.startDue();
  const { attemptId } = await start(praticaId);
  const attempt = (await api.system((trx) => findAttempt(trx, { id: attemptId })))!;
  const old = { ...attempt, createdAt: new Date(Date.now() - 3 * 86_400_000).toISOString() };
  const taken = { id: randomUUID(), amountCents: TOTAL_CENTS };
  const tell = (outcome: 'pending' | 'success') =>
    applyOutcome(api, old, {
      ...{ amountCents: TOTAL_CENTS, currency: 'EUR' },
      operations: [{ ...taken, outcome }],
    });
  await tell('pending');
  await tell('pending');
  expect(api.pratiche.stateOf(praticaId)).toBe('payment');
  expect((await api.system((trx) => findAttempt(trx, { id: attemptId })))!.status).toBe('open');
  await tell('success');
  await tell('success');
  expect(api.pratiche.stateOf(praticaId)).toBe('active');
});

function allRows() {
  return api.system(async (trx) => ({
    attempts: await trx.selectFrom('paymentAttempt').selectAll().orderBy('id').execute(),
    payments: await trx.selectFrom('payment').selectAll().orderBy('id').execute(),
    captures: await trx.selectFrom('capture').selectAll().orderBy('id').execute(),
    events: await trx.selectFrom('webhookEvent').selectAll().orderBy('eventId').execute(),
    ledger: await trx.selectFrom('ledgerEntry').selectAll().orderBy('id').execute(),
  }));
}

async function start(praticaId: string) {
  const asked = { body: { method: 'card' }, key: randomUUID() };
  const { body } = await api.ask('citizen', 'POST', `/pratiche/${praticaId}/payments`, asked);
  return body as { attemptId: string; redirectUrl: string };
}

/** Paid at the gateway, which was silent: here is its notice. */
async function paid() {
  const { praticaId } = await api.startDue();
  const { attemptId, redirectUrl } = await start(praticaId);
  await api.setFaults({ notices: { mode: 'none' } });
  await api.payWith(redirectUrl, 'good');
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
      operationResult: 'EXECUTED',
      operationAmount: String(attempt.amountCents),
      operationCurrency: 'EUR',
    },
  };
  return { praticaId, notice };
}
