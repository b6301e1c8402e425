import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { noteCapture } from '../../db/captures.ts';
import { plantVoucher } from '../../db/testing-vouchers.ts';
import { settlePayment } from '../../db/ledger.ts';
import { addAttempt } from '../../db/payment-attempts.ts';
import { findDuePayment, listCovered, lockDuePayment, readPayment } from '../../db/payments.ts';
import { returnUnused } from '../../db/voucher-uses.ts';
import { listVouchers } from '../../db/vouchers.ts';
import { openPaymentStage, TOTAL_CENTS, type PaymentStage } from '../../payments/testing.ts';
import { ADMIN, CITIZEN } from '../../workflows/pratica/testing.ts';
import { settleCovered } from './settle-covered.ts';

let stage: PaymentStage;
beforeAll(async () => void (stage = await openPaymentStage()), 60_000);
afterAll(() => stage.close());

const plant = (cents: number, more: object = {}) =>
  stage.system((trx) => plantVoucher(trx, { personId: CITIZEN.id, cents, ...more }));
const leftOf = async (id: string) =>
  (await stage.system((trx) => listVouchers(trx, { personId: CITIZEN.id }))).find((one) => one.id === id)?.leftCents; // prettier-ignore
const settle = () => settleCovered({ ...stage, log: pino({ level: 'silent' }) } as never);
const ledgerOf = async (praticaId: string) => {
  const rows = await stage.system((trx) =>
    trx.selectFrom('ledgerEntry').select(['account', 'amountCents']).where('praticaId', '=', praticaId).execute()); // prettier-ignore
  const sums: Record<string, number> = {};
  for (const { account, amountCents } of rows) {
    const [kind] = account.split(':') as [string];
    sums[kind] = (sums[kind] ?? 0) + amountCents;
  }
  return sums;
};

it('settles by itself, once, what a voucher covers whole, and gives it back when it is cancelled', async () => {
  const { voucherId } = await plant(TOTAL_CENTS);
  const { praticaId } = await stage.startDue();
  expect(await leftOf(voucherId)).toBe(0);
  expect(await stage.system((trx) => findDuePayment(trx, { praticaId }))).toBeUndefined();
  expect(await stage.system((trx) => lockDuePayment(trx, { praticaId }))).toBeUndefined();
  await Promise.all([settle(), settle()]);
  await settle();
  expect(stage.pratiche.stateOf(praticaId)).toBe('active');
  expect(await ledgerOf(praticaId)).toEqual({ fund: TOTAL_CENTS, ente: -TOTAL_CENTS });
  expect(await stage.system((trx) => listCovered(trx))).toEqual([]);

  const refund = { cents: TOTAL_CENTS, aloneUpToCents: TOTAL_CENTS };
  await stage.act(praticaId, 'cancel', ADMIN, { facts: { refund } });
  expect(await leftOf(voucherId)).toBe(TOTAL_CENTS);
  expect(await ledgerOf(praticaId)).toEqual({ fund: 0, ente: 0 });
});

it('leaves the rest to the payer, and gives each their share back', async () => {
  const before = await stage.startDue();
  expect(await stage.system((trx) => readPayment(trx, before))).toMatchObject({ coveredCents: TOTAL_CENTS }); // prettier-ignore
  const { voucherId } = await plant(10_001);
  const { praticaId, paymentId } = await stage.startDue();
  const rest = TOTAL_CENTS - 10_001;
  expect(await stage.system((trx) => findDuePayment(trx, { praticaId }))).toMatchObject({ amountCents: rest }); // prettier-ignore
  expect(await stage.system((trx) => readPayment(trx, { praticaId }))).toMatchObject({ amountCents: TOTAL_CENTS, coveredCents: 10_001 }); // prettier-ignore
  expect(await stage.system((trx) => listCovered(trx))).not.toContainEqual(expect.objectContaining({ paymentId })); // prettier-ignore
  await payByCard({ praticaId, paymentId, amountCents: rest });
  expect(await ledgerOf(praticaId)).toEqual({
    payer: 0,
    unpaid: 0,
    gateway: rest,
    fund: 10_001,
    ente: -TOTAL_CENTS,
  });
  const at = new Date().toISOString();
  const giveBack = () =>
    stage.system((trx) =>
      returnUnused(trx, { paymentId, cents: 12_900, commandId: voucherId, at }),
    );
  expect(await giveBack()).toBe(5_000);
  expect(await leftOf(voucherId)).toBe(5_000);
  expect(await ledgerOf(praticaId)).toEqual({ payer: 0, unpaid: 0, gateway: rest, fund: 5_001, ente: 5_000 - TOTAL_CENTS }); // prettier-ignore
});

it('frees what was reserved when the pratica is withdrawn before it is paid', async () => {
  const { voucherId } = await plant(700);
  const { withdraw } = await stage.startDue();
  expect(await leftOf(voucherId)).toBe(0);
  await withdraw();
  expect(await leftOf(voucherId)).toBe(700);
});

it('reserves nothing of a voucher that is over, or for another service', async () => {
  const over = await plant(100, { expiresOn: '2020-01-01' });
  const other = await plant(100, { serviceTypeIds: ['pulizie'] });
  await stage.startDue();
  expect(await leftOf(over.voucherId)).toBe(100);
  expect(await leftOf(other.voucherId)).toBe(100);
});

it('reserves for each month no more than a monthly voucher gives', async () => {
  await stage.startDue();
  const { voucherId } = await plant(50_000, { monthlyCents: 1_000 });
  // Six months, and then the same six again.
  await stage.startDue();
  expect(await leftOf(voucherId)).toBe(44_000);
  await stage.startDue();
  expect(await leftOf(voucherId)).toBe(44_000);
});

it('never overspends a voucher or a fund, however many spend their last euros at once', async () => {
  const { fundId } = await plant(4_000, { budgetCents: 5_000 });
  await plant(4_000, { fundId });
  await Promise.all([1, 2, 3, 4].map(() => stage.startDue()));
  const { cents } = await stage.system((trx) =>
    trx.selectFrom('voucherMovement').select((is) => is.fn.sum<string>('cents').as('cents')).where('fundId', '=', fundId).executeTakeFirstOrThrow()); // prettier-ignore
  expect(Number(cents)).toBe(5_000);
  const vouchers = await stage.system((trx) => listVouchers(trx, { personId: CITIZEN.id }));
  for (const { leftCents } of vouchers) expect(leftCents).toBeGreaterThanOrEqual(0);
});

async function payByCard(paid: { praticaId: string; paymentId: string; amountCents: number }) {
  const attemptId = randomUUID();
  const common = { ...paid, comuneId: 'milano', provider: 'nexi' as const };
  await stage.system(async (trx) => {
    await addAttempt(trx, { ...common, id: attemptId, providerOrderId: attemptId.slice(0, 18) });
    await noteCapture(trx, { ...common, attemptId, operationId: attemptId });
    const at = new Date().toISOString();
    await settlePayment(trx, { ...paid, comuneId: 'milano', attemptId, commandId: attemptId, at });
  });
}
