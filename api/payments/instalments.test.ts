import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { settleCovered } from '../../activities/jobs/settle-covered.ts';
import { until } from '../../activities/jobs/testing.ts';
import { readBalance } from '../../db/ledger-entries.ts';
import { plantVoucher } from '../../db/testing-vouchers.ts';
import { TOTAL_CENTS } from '../../payments/testing.ts';
import { ADMIN, CITIZEN } from '../../workflows/pratica/testing.ts';
import { openPaymentApi, type PaymentApi } from './testing.ts';

const MONTH_CENTS = TOTAL_CENTS / 6;
let api: PaymentApi;
beforeAll(async () => void (api = await openPaymentApi()), 60_000);
afterEach(() => api.setFaults({}));
afterAll(() => api.close());

const start = (praticaId: string, more: object = {}, key = randomUUID()) =>
  api.ask('citizen', 'POST', `/pratiche/${praticaId}/payments`, { key, body: { method: 'card', ...more } }); // prettier-ignore
const view = async (praticaId: string, payment?: string) =>
  (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments${payment ? `?payment=${payment}` : ''}`)).body; // prettier-ignore
const statuses = async (praticaId: string) =>
  (await view(praticaId)).instalments.map(({ status }: { status: string }) => status);
const balanceOf = (praticaId: string) => api.system((trx) => readBalance(trx, { praticaId }));
/** Pays by card what is asked for, and waits until the notice has done its work. */
async function payOnce(praticaId: string, more: object = {}) {
  const { body } = await start(praticaId, more);
  await api.payWith(body.redirectUrl, 'good');
  await until(async () => (await attemptStatus(body.attemptId)) === 'settled'); // prettier-ignore
  return body;
}
const attemptStatus = async (id: string) =>
  (await api.system((trx) => trx.selectFrom('paymentAttempt').select('status').where('id', '=', id).executeTakeFirstOrThrow())).status; // prettier-ignore

describe('An order that is paid by the month', () => {
  it('asks for its first month alone before the service begins', async () => {
    const { praticaId, paymentId } = await api.startDueByMonth();
    const payment = await view(praticaId);
    expect(payment).toMatchObject({ id: paymentId, status: 'due', amountCents: MONTH_CENTS });
    expect(payment.instalments).toHaveLength(6);
    expect(payment.instalments[1]).toMatchObject({ instalment: 2, amountCents: MONTH_CENTS, status: 'due', isLate: false, dueAt: '2099-02-02T23:00:00.000Z' }); // prettier-ignore
    const later = await start(praticaId, { paymentId: payment.instalments[1].id });
    expect(later.body.code).toBe('payment-not-due');
    await payOnce(praticaId);
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
    expect(await statuses(praticaId)).toEqual(['settled', 'due', 'due', 'due', 'due', 'due']);
  });

  it('is paid month after month: the one that is due first, or the one that is named', async () => {
    const { praticaId } = await api.startDueByMonth();
    await payOnce(praticaId);
    const second = await payOnce(praticaId);
    const { instalments } = await view(praticaId);
    await payOnce(praticaId, { paymentId: instalments[4].id });
    expect(await statuses(praticaId)).toEqual(['settled', 'settled', 'due', 'due', 'settled', 'due']); // prettier-ignore
    expect((await view(praticaId, instalments[1].id)).attempts).toMatchObject([{ id: second.attemptId, status: 'settled' }]); // prettier-ignore
    expect(await balanceOf(praticaId)).toMatchObject({ chargedCents: 3 * MONTH_CENTS, toEnteCents: 3 * MONTH_CENTS }); // prettier-ignore
    const again = await start(praticaId, { paymentId: instalments[1].id });
    expect(again.body.code).toBe('payment-not-due');
    const [told] = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/timeline`)).body.items;
    expect(told).toMatchObject({ kind: 'instalmentSettled', data: { instalment: 5, amountCents: MONTH_CENTS } }); // prettier-ignore
  });

  it('stays open when a card is declined: the same page may still take another', async () => {
    const { praticaId } = await api.startDueByMonth();
    await payOnce(praticaId);
    const { body } = await start(praticaId);
    await api.payWith(body.redirectUrl, 'declined');
    await until(async () => (await attemptStatus(body.attemptId)) === 'failed');
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
    const second = await start(praticaId);
    expect(second.body).toEqual(body);
    await api.payWith(body.redirectUrl, 'good');
    await until(async () => (await statuses(praticaId))[1] === 'settled');
  });

  it('is charged once when a month is paid by two at once, and what came twice goes back', async () => {
    const { praticaId } = await api.startDueByMonth();
    await payOnce(praticaId);
    const answers = await Promise.all(Array.from({ length: 8 }, () => start(praticaId)));
    expect(new Set(answers.map(({ body }) => body.redirectUrl)).size).toBe(1);
    const first = answers[0]!.body;
    await api.outliveThePages();
    const second = (await start(praticaId)).body;
    expect(second.attemptId).not.toBe(first.attemptId);
    await api.payWith(second.redirectUrl, 'good');
    await until(async () => (await statuses(praticaId))[1] === 'settled');
    // At a counter, meanwhile, nothing is due of it any more.
    const { instalments } = await view(praticaId);
    await expect(
      api.act(praticaId, 'recordInstalmentPaid', ADMIN, { facts: { paymentId: instalments[1].id }, payload: { receiptNumber: 'A 1/2099' } }), // prettier-ignore
    ).rejects.toThrow('payment-not-due');
    expect((await balanceOf(praticaId)).chargedCents).toBe(2 * MONTH_CENTS);
  });

  it('gives no page for the next month to the key that paid this one', async () => {
    const { praticaId } = await api.startDueByMonth();
    const key = randomUUID();
    const { body } = await start(praticaId, {}, key);
    await api.payWith(body.redirectUrl, 'good');
    await until(async () => api.pratiche.stateOf(praticaId) === 'active');
    expect((await start(praticaId, {}, key)).body.code).toBe('payment-not-due');
  });

  it('may be paid at a counter, and then by card no more', async () => {
    const { praticaId } = await api.startDueByMonth();
    await payOnce(praticaId);
    const { body } = await start(praticaId);
    const { instalments } = await view(praticaId);
    const facts = { paymentId: instalments[1].id };
    await api.act(praticaId, 'recordInstalmentPaid', ADMIN, { facts, payload: { receiptNumber: 'B 2/2099' } }); // prettier-ignore
    expect(await statuses(praticaId)).toEqual(['settled', 'settled', 'due', 'due', 'due', 'due']);
    await api.payWith(body.redirectUrl, 'good');
    await until(async () => (await attemptStatus(body.attemptId)) === 'to-refund');
    expect(await balanceOf(praticaId)).toMatchObject({ toEnteCents: 2 * MONTH_CENTS, heldCents: MONTH_CENTS }); // prettier-ignore
  });

  it('gives back all that was paid when it is cancelled before it began, and asks for nothing', async () => {
    const { praticaId } = await api.startDueByMonth();
    await payOnce(praticaId);
    await payOnce(praticaId);
    const refund = { cents: 2 * MONTH_CENTS, aloneUpToCents: TOTAL_CENTS };
    await api.act(praticaId, 'cancel', ADMIN, { facts: { refund } });
    expect(await statuses(praticaId)).toEqual(['settled', 'settled', 'closed', 'closed', 'closed', 'closed']); // prettier-ignore
    expect(await balanceOf(praticaId)).toMatchObject({
      toEnteCents: 0,
      heldCents: 2 * MONTH_CENTS,
    });
    expect((await start(praticaId)).body.code).toBe('payment-not-due');
  });

  it('is covered by a voucher from the first month on; a month that it covers whole settles by itself', async () => {
    const cents = MONTH_CENTS * 2 + 1_000;
    await api.system((trx) => plantVoucher(trx, { personId: CITIZEN.id, cents }));
    const { praticaId } = await api.startDueByMonth();
    const covered = (await view(praticaId)).instalments.map(({ coveredCents }: { coveredCents: number }) => coveredCents); // prettier-ignore
    expect(covered).toEqual([MONTH_CENTS, MONTH_CENTS, 1_000, 0, 0, 0]);
    const settle = () => settleCovered({ db: api.db, pratiche: api.pratiche as never, log: pino({ level: 'silent' }) }); // prettier-ignore
    await settle();
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
    await settle();
    expect(await statuses(praticaId)).toEqual(['settled', 'settled', 'due', 'due', 'due', 'due']);
    const { body } = await start(praticaId);
    const { amountCents } = await api.system((trx) => trx.selectFrom('paymentAttempt').select('amountCents').where('id', '=', body.attemptId).executeTakeFirstOrThrow()); // prettier-ignore
    expect(amountCents).toBe(MONTH_CENTS - 1_000);
  });
});
