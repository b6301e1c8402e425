import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { checkAttempt } from '../../activities/jobs/check-attempt.ts';
import { refundAttempt } from '../../activities/jobs/refund-attempt.ts';
import { addAttempt } from '../../db/payment-attempts.ts';
import { newOrderId } from '../../payments/order-id.ts';
import { askGateway } from '../../payments/outcome.ts';
import { TOTAL_CENTS } from '../../payments/testing.ts';
import type { Funding } from '../../simulators/paypal/orders.ts';
import { openPayPalApi, type PayPalApi } from './testing-paypal.ts';

let api: PayPalApi;
beforeAll(async () => void (api = await openPayPalApi()), 60_000);
afterEach(() => api.paypal.setFaults({}));
afterAll(() => api.close());

describe('paying by PayPal', () => {
  it('is offered beside the card, and fifty who ask at once get one page', async () => {
    const { praticaId } = await api.startDue();
    const view = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments`)).body;
    expect(view.methods).toEqual(['card', 'paypal']);
    const answers = await Promise.all(Array.from({ length: 50 }, () => start(praticaId)));
    expect(new Set(answers.map(({ body }) => body.redirectUrl)).size).toBe(1);
  }, 30_000);

  it('takes what was approved once, however many ask about it at once', async () => {
    const { praticaId, ask, captures } = await approved('balance');
    await Promise.allSettled(Array.from({ length: 10 }, ask));
    await ask();
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
    expect(await captures()).toEqual([['success', TOTAL_CENTS]]);
  });

  it('declined may go on with another instrument, on the same page', async () => {
    const { praticaId, ask, attemptId, redirectUrl, captures } = await approved('declined');
    await ask();
    await ask();
    expect((await api.readAttempt(attemptId))!.status).toBe('failed');
    expect((await start(praticaId)).body.redirectUrl).toBe(redirectUrl);
    await api.approveSilently(redirectUrl, 'balance');
    await ask();
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
    expect(await captures()).toEqual([['success', TOTAL_CENTS]]);
  });

  it('approved, and the word of it lost: who comes back is not sent there again', async () => {
    const { praticaId, attemptId, captures } = await approved('balance');
    await api.system((trx) =>
      sql`update payment_attempt set page_at = now() - interval '1 minute' where id = ${attemptId}`.execute(trx)); // prettier-ignore
    expect((await start(praticaId)).body.code).toBe('payment-not-due');
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
    expect(await captures()).toEqual([['success', TOTAL_CENTS]]);
  });

  it('approved late, when nothing is due any more, is never charged', async () => {
    const { praticaId, withdraw } = await api.startDue();
    const { redirectUrl, attemptId } = await api.startPayPal(praticaId);
    await withdraw();
    await api.approveSilently(redirectUrl, 'balance');
    await checkAttempt(api.settling, { attemptId, comuneId: 'milano' });
    const order = await askGateway(api.settling, (await api.readAttempt(attemptId))!);
    expect([order!.operations, order!.approval !== undefined]).toEqual([[], true]);
  });

  it('approved after the card has paid is never charged', async () => {
    const { praticaId } = await api.startDue();
    const { redirectUrl, attemptId } = await api.startPayPal(praticaId);
    const card = await start(praticaId, 'card');
    await api.payWith(card.body.redirectUrl, 'good');
    await checkAttempt(api.settling, { attemptId: card.body.attemptId, comuneId: 'milano' });
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
    await api.approveSilently(redirectUrl, 'balance');
    await checkAttempt(api.settling, { attemptId, comuneId: 'milano' });
    const order = await askGateway(api.settling, (await api.readAttempt(attemptId))!);
    expect(order!.operations).toEqual([]);
  });

  it.each(['timeoutAfter', 'timeoutBefore', 'error', 'malformed'])(
    'captured on %s is resolved by asking, and charged once',
    async (mode) => {
      const { praticaId, ask, captures } = await approved('balance');
      await api.paypal.setFaults({ calls: { mode, path: '/capture', times: 1 } });
      await expect(ask()).rejects.toThrow('paypal');
      api.paypal.growOld(7);
      await ask();
      expect(api.pratiche.stateOf(praticaId)).toBe('active');
      expect(await captures()).toEqual([['success', TOTAL_CENTS]]);
    },
  );

  it('opened on a time-out leaves an order that nobody can approve; the next one counts', async () => {
    const { praticaId } = await api.startDue();
    // Not so many times: a notice of an earlier test may ask at that address too.
    await api.paypal.setFaults({ calls: { mode: 'error', path: '/v2/checkout/orders' } });
    expect((await start(praticaId)).status).toBe(503);
    await api.paypal.setFaults({});
    const { redirectUrl } = await api.startPayPal(praticaId);
    expect(redirectUrl).toContain('/checkoutnow?token=');
  });

  it('of less than was asked settles nothing, and the office is to look', async () => {
    const { praticaId, ask } = await approved('short');
    await ask();
    expect(api.pratiche.stateOf(praticaId)).toBe('payment');
    const tasks = await api.system((trx) => trx.selectFrom('task').select('kind').where('praticaId', '=', praticaId).where('owner', '=', 'office').execute()); // prettier-ignore
    expect(tasks).toEqual([{ kind: 'checkPayment' }]);
  });
});

describe('a payment that is pending', () => {
  it.each([
    ['COMPLETED', 'active', 'settled'],
    ['DECLINED', 'payment', 'failed'],
  ] as const)(
    'for three days and then %s leaves the pratica %s',
    async (decision, state, status) => {
      const { praticaId, ask, attemptId } = await approved('bank');
      await ask();
      await growOld(attemptId);
      await ask();
      expect((await api.readAttempt(attemptId))!.status).toBe('open');
      expect((await start(praticaId, 'card')).body.code).toBe('in-flight');
      const order = await askGateway(api.settling, (await api.readAttempt(attemptId))!);
      await api.paypal.decide(order!.operations[0]!.id, decision);
      await ask();
      expect(api.pratiche.stateOf(praticaId)).toBe(state);
      expect((await api.readAttempt(attemptId))!.status).toBe(status);
      const again = await start(praticaId, 'card');
      expect(again.body.code).toBe(decision === 'COMPLETED' ? 'payment-not-due' : undefined);
    },
  );

  it('on a pratica that is closed meanwhile goes back by itself when it succeeds', async () => {
    const { ask, attemptId, withdraw, captures } = await approved('bank');
    await ask();
    await withdraw();
    await ask();
    const order = await askGateway(api.settling, (await api.readAttempt(attemptId))!);
    await api.paypal.decide(order!.operations[0]!.id, 'COMPLETED');
    await ask();
    await api.paypal.setFaults({ calls: { mode: 'timeoutAfter', path: '/refund', times: 1 } });
    const job = { attemptId, comuneId: 'milano' };
    await expect(refundAttempt(api.settling, job)).rejects.toThrow('paypal');
    await refundAttempt(api.settling, job);
    await refundAttempt(api.settling, job);
    expect(await captures()).toEqual([['success', TOTAL_CENTS], ['other', TOTAL_CENTS]]); // prettier-ignore
    expect((await api.readAttempt(attemptId))!.status).toBe('refunded');
  });
});

describe('what is owed to the comune', () => {
  it.each(['paypal', 'card'])('cannot be paid by %s on any route', async (method) => {
    const { praticaId } = await owedToComune();
    const view = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments`)).body;
    expect(view.methods).toEqual([]);
    for (const body of [{ method }, { method, payee: 'ente' }, { method, provider: 'paypal' }]) {
      const url = `/pratiche/${praticaId}/payments`;
      const answer = await api.ask('citizen', 'POST', url, { body, key: randomUUID() });
      expect(answer.status).toBe(422);
    }
    const after = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments`)).body;
    expect(after.attempts).toEqual([]);
  });

  it('is not captured, even if it was approved when it was owed to the ente', async () => {
    const { praticaId, ask, captures } = await approved('balance');
    await oweToComune(praticaId);
    await ask();
    expect(await captures()).toEqual([]);
  });

  it('has no attempt at a gateway in the database either', async () => {
    const { praticaId, paymentId } = await owedToComune();
    const attempt = { id: randomUUID(), comuneId: 'milano', praticaId, paymentId, amountCents: TOTAL_CENTS }; // prettier-ignore
    for (const provider of ['paypal', 'nexi'] as const) {
      const adding = api.system((trx) =>
        addAttempt(trx, { ...attempt, provider, providerOrderId: newOrderId('MI') }),
      );
      await expect(adding).rejects.toThrow('is not paid through');
    }
  });
});

async function start(praticaId: string, method = 'paypal') {
  const url = `/pratiche/${praticaId}/payments`;
  return api.ask('citizen', 'POST', url, { body: { method }, key: randomUUID() });
}

/** Approved at PayPal, which was silent: asking about the attempt is all that happens. */
async function approved(funding: Funding) {
  const { praticaId, withdraw } = await api.startDue();
  const { attemptId, redirectUrl, attempt } = await api.startPayPal(praticaId);
  await api.approveSilently(redirectUrl, funding);
  await api.paypal.setFaults({ notices: { mode: 'none' } });
  const { paypal } = api.settling.gateways;
  return {
    praticaId,
    withdraw,
    attemptId,
    redirectUrl,
    ask: () => checkAttempt(api.settling, { attemptId, comuneId: 'milano' }),
    async captures() {
      const order = await paypal.readOrder({ orderId: attempt.providerOrderId, reference: attempt.reference }); // prettier-ignore
      return order!.operations.map(({ outcome, amountCents }) => [outcome, amountCents]);
    },
  };
}

async function owedToComune() {
  const due = await api.startDue();
  await oweToComune(due.praticaId);
  return due;
}

const oweToComune = (praticaId: string) =>
  rewrite(`update wemi.payment set payee = 'comune' where pratica_id = $1`, praticaId);

/** Three days pass for an attempt. */
const growOld = (attemptId: string) =>
  rewrite(
    `update wemi.payment_attempt set created_at = created_at - interval '3 days' where id = $1`,
    attemptId,
  );

/** What no code of ours would do to a row. */
async function rewrite(statement: string, id: string): Promise<void> {
  const database = new pg.Client(api.database.appUrl);
  await database.connect();
  await database.query('begin');
  await database.query(`select set_config('wemi.comune', 'milano', true), set_config('wemi.role', 'system', true)`); // prettier-ignore
  const { rowCount } = await database.query(statement, [id]);
  await database.query('commit');
  await database.end();
  expect(rowCount).toBe(1);
}
