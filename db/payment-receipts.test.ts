import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openPaymentStage, type PaymentStage } from '../payments/testing.ts';
import { setPayment } from './ledger-rows.ts';

let stage: PaymentStage;
beforeAll(async () => {
  stage = await openPaymentStage();
}, 120_000);
afterAll(() => stage?.close(), 60_000);

async function due(): Promise<string> {
  const { praticaId } = await stage.startDue();
  return stage.system(async (trx) => {
    const row = trx.selectFrom('payment').select('id').where('praticaId', '=', praticaId);
    return (await row.executeTakeFirstOrThrow()).id;
  });
}
const settle = (id: string, settledAt: string) =>
  stage.system((trx) => setPayment(trx, id, { status: 'settled', settledAt }));
const numbers = (year: number) =>
  stage.system(async (trx) => {
    const rows = trx.selectFrom('paymentReceipt').selectAll().where('year', '=', year);
    return (await rows.orderBy('number').execute()).map(({ number }) => number);
  });
const numberOf = (paymentId: string) =>
  stage.system((trx) =>
    trx.selectFrom('paymentReceipt').select(['year', 'number']).where('paymentId', '=', paymentId).executeTakeFirst(),
  ); // prettier-ignore

describe('The number of a receipt', () => {
  test('is given when a payment is settled, without a gap, however many settle at once', async () => {
    const payments = [];
    for (let n = 0; n < 12; n += 1) payments.push(await due());
    expect(await numberOf(payments[0]!)).toBeUndefined();
    await Promise.all(payments.map((id) => settle(id, '2026-05-04T10:00:00.000Z')));
    expect(await numbers(2026)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  });

  test('is not spent by what is rolled back, nor given twice, nor moved by a refund', async () => {
    const [lost, kept] = [await due(), await due()];
    const failing = stage.system(async (trx) => {
      await setPayment(trx, lost, { status: 'settled', settledAt: '2027-02-01T10:00:00.000Z' });
      throw new Error('the step came to nothing');
    });
    await expect(failing).rejects.toThrow('the step came to nothing');
    await settle(kept, '2027-02-01T10:00:00.000Z');
    await stage.system((trx) => setPayment(trx, kept, { status: 'refunded' }));
    await settle(kept, '2028-02-01T10:00:00.000Z');
    expect([await numbers(2027), await numbers(2028)]).toEqual([[1], []]);
  });

  test('is of the year that it is in Rome', async () => {
    const [before, after] = [await due(), await due()];
    await settle(before, '2029-12-31T22:59:59.000Z');
    await settle(after, '2029-12-31T23:00:00.000Z');
    expect([await numberOf(before), await numberOf(after)]).toEqual([
      { year: 2029, number: 1 },
      { year: 2030, number: 1 },
    ]);
  });
});
