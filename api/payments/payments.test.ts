import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { until } from '../../activities/jobs/testing.ts';
import { listDueRefunds } from '../../db/refund-rows.ts';
import { readBalance } from '../../db/ledger-entries.ts';
import { recordRefusedRefund } from '../../db/refunds.ts';
import { TOTAL_CENTS } from '../../payments/testing.ts';
import { openPaymentApi, type PaymentApi } from './testing.ts';

let api: PaymentApi;
beforeAll(async () => void (api = await openPaymentApi()), 60_000);
afterEach(() => api.setFaults({}));
afterAll(() => api.close());

describe('starting a payment', () => {
  it('sends the payer to the gateway’s page, for the amount of the order', async () => {
    const { praticaId } = await api.startDue();
    const { status, body } = await pay(praticaId);
    expect(status).toBe(201);
    const page = await api.nexi.inject(new URL(body.redirectUrl).pathname);
    expect(page.body).toContain('258,00');
    const view = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments`)).body;
    expect(view).toMatchObject({ status: 'due', amountCents: TOTAL_CENTS, methods: ['card'], attempts: [{ id: body.attemptId, status: 'open' }] }); // prettier-ignore
  });

  it('opens one attempt however many ask at once, and whatever their keys', async () => {
    const { praticaId } = await api.startDue();
    const answers = await Promise.all(Array.from({ length: 50 }, () => pay(praticaId)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.redirectUrl)).size).toBe(1);
    const view = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments`)).body;
    expect(view.attempts).toHaveLength(1);
  }, 30_000);

  it('answers the same to the same key, and refuses the key for another pratica', async () => {
    const one = await api.startDue();
    const other = await api.startDue();
    const key = randomUUID();
    const first = await pay(one.praticaId, { key });
    expect((await pay(one.praticaId, { key })).body).toEqual(first.body);
    expect((await pay(other.praticaId, { key })).body.code).toBe('idempotency-key-reused');
  });

  it.each([
    ['another citizen', 'otherCitizen', 404, 'not-found'],
    ['a citizen of another comune', 'citizenElsewhere', 404, 'not-found'],
    ['the ente that is to be paid', 'ente', 403, 'forbidden'],
    ['an administrator', 'admin', 403, 'forbidden'],
  ] as const)('is refused to %s', async (_who, name, status, code) => {
    const { praticaId } = await api.startDue();
    const answer = await pay(praticaId, { who: name });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it.each([
    'otherCitizen',
    'citizenElsewhere',
    'adminElsewhere',
    'unasked',
    'operator',
    'sportello',
  ] as const)('does not exist for %s, whatever key and body come with it', async (who) => {
    const { praticaId } = await api.startDue();
    const url = `/pratiche/${praticaId}/payments`;
    for (const [body, key] of [
      [{ method: 'card' }, randomUUID()],
      [{ method: 'cash', more: 1 }, randomUUID()],
      [{ method: 'a\u0000' }, randomUUID()],
      [undefined, randomUUID()],
      [{ method: 'card' }, undefined],
      [{ method: 'card' }, 'short'],
    ] as const) {
      const answer = await api.ask(who, 'POST', url, {
        ...(body && { body }),
        ...(key && { key }),
      });
      expect([body, key, answer.status, answer.body.code]).toEqual([body, key, 404, 'not-found']);
    }
    expect((await pay(randomUUID())).status).toBe(404);
    expect((await pay('no-uuid')).status).toBe(404);
  });

  it('is refused without a key, with another method, and when nothing is due', async () => {
    const { praticaId, withdraw } = await api.startDue();
    const url = `/pratiche/${praticaId}/payments`;
    const body = { method: 'card' };
    expect((await api.ask('citizen', 'POST', url, { body })).body.code).toBe('idempotency-key-missing'); // prettier-ignore
    expect((await pay(praticaId, { method: 'cash' })).status).toBe(422);
    await withdraw();
    expect((await pay(praticaId)).body.code).toBe('payment-not-due');
  });

  it('sends nobody to a page any more once nothing is due, not even under the key that opened it', async () => {
    const { praticaId, withdraw } = await api.startDue();
    const key = randomUUID();
    expect((await pay(praticaId, { key })).status).toBe(201);
    await withdraw();
    const again = await pay(praticaId, { key });
    expect([again.status, again.body.code]).toEqual([422, 'payment-not-due']);
    expect((await attemptOf(praticaId)).status).toBe('failed');
  });

  it('opens another page once the first has run out, and not before', async () => {
    const { praticaId } = await api.startDue();
    const key = randomUUID();
    const first = await pay(praticaId, { key });
    expect((await pay(praticaId)).body.redirectUrl).toBe(first.body.redirectUrl);
    await api.outliveThePages();
    const second = await pay(praticaId, { key });
    expect(second.status).toBe(201);
    expect(second.body.redirectUrl).not.toBe(first.body.redirectUrl);
    expect((await api.payWith(first.body.redirectUrl, 'good')).statusCode).toBe(410);
    await api.payWith(second.body.redirectUrl, 'good');
    await until(() => api.pratiche.stateOf(praticaId) === 'active');
  });

  it('finds the money of a page that ran out before it opens another', async () => {
    const { praticaId } = await api.startDue();
    const { body } = await pay(praticaId);
    await api.setFaults({ notices: { mode: 'none' } });
    await api.payWith(body.redirectUrl, 'good');
    await api.outliveThePages();
    expect((await pay(praticaId)).body.code).toBe('payment-not-due');
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
  });

  it('asks first what became of a page that somebody was sent to a while ago', async () => {
    const { praticaId } = await api.startDue();
    const { body } = await pay(praticaId);
    await api.setFaults({ notices: { mode: 'none' } });
    await leaveThePage(body.attemptId);
    expect((await pay(praticaId)).body.redirectUrl).toBe(body.redirectUrl);
    await api.payWith(body.redirectUrl, 'good');
    expect((await pay(praticaId)).body.code).toBe('payment-not-due');
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
  });

  it('shows the payment to its ente and not to the rival', async () => {
    const { praticaId } = await api.startDue();
    const url = `/pratiche/${praticaId}/payments`;
    expect((await api.ask('ente', 'GET', url)).status).toBe(200);
    expect((await api.ask('rival', 'GET', url)).status).toBe(404);
    expect((await api.ask('citizenElsewhere', 'GET', url)).status).toBe(404);
  });

  it.each(['error', 'malformed', 'tooMany'])(
    'says 503 when the gateway answers %s, and works with the same key afterwards',
    async (mode) => {
      const { praticaId } = await api.startDue();
      const key = randomUUID();
      await api.setFaults({ calls: { mode, path: '/orders/hpp', times: 1 } });
      const away = await pay(praticaId, { key });
      expect([away.status, away.body.code]).toEqual([503, 'unavailable']);
      expect(Number(away.headers['retry-after'])).toBeGreaterThan(0);
      expect((await pay(praticaId, { key })).status).toBe(201);
      const view = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments`)).body;
      expect(view.attempts.map(({ status }: { status: string }) => status)).toEqual(['open', 'failed']); // prettier-ignore
    },
  );

  it('asks the gateway about an opening of which no answer came, and does not guess', async () => {
    const { praticaId } = await api.startDue();
    await api.setFaults({ calls: { mode: 'timeoutAfter', path: '/orders/hpp', times: 1 } });
    expect((await pay(praticaId)).status).toBe(503);
    const url = `/pratiche/${praticaId}/payments`;
    expect((await api.ask('citizen', 'GET', url)).body.attempts[0].status).toBe('unknown');
    const { body } = await pay(praticaId);
    await api.payWith(body.redirectUrl, 'good');
    await until(() => api.pratiche.stateOf(praticaId) === 'active');
  }, 30_000);
});

describe('paying', () => {
  it('declined once and then accepted, on the same page, makes the pratica active', async () => {
    const { praticaId } = await api.startDue();
    const { body } = await pay(praticaId);
    await api.payWith(body.redirectUrl, 'declined');
    await until(async () => (await attemptOf(praticaId)).status === 'failed');
    expect(api.pratiche.stateOf(praticaId)).toBe('payment');
    await api.payWith(body.redirectUrl, 'good');
    await until(() => api.pratiche.stateOf(praticaId) === 'active');
    const view = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments`)).body;
    expect(view).toMatchObject({ status: 'settled', attempts: [{ status: 'settled' }] });
    expect(await kindsOf(praticaId)).toEqual(['paymentFailed', 'paymentSettled']);
    expect((await pay(praticaId)).body.code).toBe('payment-not-due');
  });

  it('goes on with the same page after a declined card: there is never a second that takes cards', async () => {
    const { praticaId } = await api.startDue();
    const first = await pay(praticaId);
    await api.payWith(first.body.redirectUrl, 'declined');
    await until(async () => (await attemptOf(praticaId)).status === 'failed');
    const again = await pay(praticaId);
    expect(again.body).toEqual(first.body);
    expect((await attemptOf(praticaId)).status).toBe('open');
    await api.payWith(again.body.redirectUrl, 'declined');
    await until(async () => (await attemptOf(praticaId)).status === 'failed');
    expect((await pay(praticaId)).body).toEqual(first.body);
    await api.payWith(first.body.redirectUrl, 'good');
    await until(() => api.pratiche.stateOf(praticaId) === 'active');
    const balance = await api.system((trx) => readBalance(trx, { praticaId }));
    expect(balance).toMatchObject({
      chargedCents: TOTAL_CENTS,
      vouchersCents: 0,
      toEnteCents: TOTAL_CENTS,
    });
  });

  it('asks about a declined attempt before opening another: a lost success is not charged twice', async () => {
    const { praticaId } = await api.startDue();
    const { body } = await pay(praticaId);
    await api.payWith(body.redirectUrl, 'declined');
    await until(async () => (await attemptOf(praticaId)).status === 'failed');
    await api.setFaults({ notices: { mode: 'none' } });
    await api.payWith(body.redirectUrl, 'good');
    expect((await pay(praticaId)).body.code).toBe('payment-not-due');
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
  });

  it('holds money that lands on a withdrawn pratica for its refund, and nothing for the ente', async () => {
    const { praticaId, withdraw } = await api.startDue();
    const { body } = await pay(praticaId);
    await withdraw();
    await api.payWith(body.redirectUrl, 'good');
    await until(async () => (await attemptOf(praticaId)).status === 'to-refund');
    const balance = await api.system((trx) => readBalance(trx, { praticaId }));
    expect(balance).toEqual({ chargedCents: TOTAL_CENTS, vouchersCents: 0, toEnteCents: 0, feeCents: 0, refundedCents: 0, heldCents: TOTAL_CENTS }); // prettier-ignore
    expect(api.pratiche.stateOf(praticaId)).toBe('withdrawn');
  });

  it('after the end is shown to the citizen and the auditor, and a refund that fails to the office', async () => {
    const { praticaId, withdraw } = await api.startDue();
    const { body } = await pay(praticaId);
    await withdraw();
    await api.payWith(body.redirectUrl, 'good');
    await until(async () => (await attemptOf(praticaId)).status === 'to-refund');
    await api.system(async (trx) => {
      const [refund] = await listDueRefunds(trx, { attemptId: body.attemptId });
      await recordRefusedRefund(trx, { ...refund!, at: new Date().toISOString() });
    });
    const timeline = async (who: 'citizen' | 'auditor' | 'ente') => {
      const answer = await api.ask(who, 'GET', `/pratiche/${praticaId}/timeline`);
      return answer.body.items.map(({ kind }: { kind: string }) => kind);
    };
    expect((await timeline('citizen')).slice(0, 2)).toEqual(['refundDue', 'withdraw']);
    expect((await timeline('auditor')).slice(0, 3)).toEqual(['refundRefused', 'refundDue', 'withdraw']); // prettier-ignore
    expect(await timeline('ente')).not.toContain('refundDue');
    const tasks = (await api.ask('admin', 'GET', '/tasks?kind=checkRefund')).body;
    expect(tasks.items).toMatchObject([{ kind: 'checkRefund', praticaId, owner: 'office' }]);
  });
});

/** A minute passes since the payer was sent there. */
function leaveThePage(attemptId: string) {
  return api.system((trx) =>
    sql`update payment_attempt set page_at = now() - interval '1 minute' where id = ${attemptId}`.execute(trx)); // prettier-ignore
}

async function attemptOf(praticaId: string) {
  const view = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments`)).body;
  return view.attempts[0] as { id: string; status: string };
}

async function kindsOf(praticaId: string): Promise<string[]> {
  const rows = await api.system((trx) =>
    trx
      .selectFrom('event')
      .select('kind')
      .where('praticaId', '=', praticaId)
      .where('channel', '=', 'gateway')
      .orderBy('seq')
      .execute(),
  );
  return rows.map(({ kind }) => kind);
}

function pay(
  praticaId: string,
  { who = 'citizen', key = randomUUID(), method = 'card' }: { who?: 'citizen' | 'otherCitizen' | 'citizenElsewhere' | 'ente' | 'admin'; key?: string; method?: string } = {}, // prettier-ignore
) {
  return api.ask(who, 'POST', `/pratiche/${praticaId}/payments`, { body: { method }, key });
}
