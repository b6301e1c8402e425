import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { settleCovered } from '../activities/jobs/settle-covered.ts';
import { openPaymentStage, type PaymentStage, TOTAL_CENTS } from '../payments/testing.ts';
import { addDays } from '../workflows/pratica/service.ts';
import { ADMIN, CITIZEN } from '../workflows/pratica/testing.ts';
import { findDuePayment, listCovered } from './payments.ts';
import { addTariffVersion } from './tariffs.ts';
import { plantVoucher } from './testing-vouchers.ts';

const comuneId = 'milano';
const TARIFF = '70000000-0000-4000-8000-000000000001';
const BANDS = [
  { upToCents: 700_000, payPercent: 0 },
  { upToCents: 1_500_000, payPercent: 40 },
  { upToCents: 2_500_000, payPercent: 70 },
];
const TODAY = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Rome' });

let stage: PaymentStage;
let version = 0;
beforeAll(async () => void (stage = await openPaymentStage()), 60_000);
afterAll(() => stage?.close());

/** From a day on, for `assistenza-persona`. */
const layDown = (bands: typeof BANDS, validFrom = TODAY) =>
  stage.system((trx) =>
    addTariffVersion(trx, {
      ...{ id: randomUUID(), comuneId, tariffId: TARIFF, serviceTypeId: 'assistenza-persona' },
      ...{ version: ++version, validFrom, rules: { iseeKind: 'ordinary', bands } },
      ...{ writtenBy: null, reason: null },
    }),
  );

const say = (cents: number, validUntil = '2099-12-31', kind = 'ordinary') =>
  stage.system(async (trx) => {
    const person = { id: CITIZEN.id, comuneId, name: 'Anna Ferrari', email: null };
    await trx.insertInto('person').values(person).onConflict((conflict) => conflict.doNothing()).execute();
    await trx
      .insertInto('isee')
      .values({ id: randomUUID(), comuneId, personId: CITIZEN.id, kind: kind as 'ordinary', valueCents: cents, validUntil, source: 'self-declared', saidBy: CITIZEN.id })
      .execute();
  }); // prettier-ignore

const leftOf = (praticaId: string) =>
  stage.system(async (trx) => (await findDuePayment(trx, { praticaId }))?.amountCents);
const decisionOf = (praticaId: string) =>
  stage.system(
    (trx) =>
    trx.selectFrom('tariffDecision').selectAll().where('praticaId', '=', praticaId).executeTakeFirst(), // prettier-ignore
  );
const ledgerOf = async (praticaId: string) => {
  const entries = await stage.system((trx) =>
    trx.selectFrom('ledgerEntry').select(['account', 'amountCents']).where('praticaId', '=', praticaId).execute()); // prettier-ignore
  const sums: Record<string, number> = {};
  for (const { account, amountCents } of entries) sums[account.replace(/ente:.*/, 'ente')] = (sums[account.replace(/ente:.*/, 'ente')] ?? 0) + amountCents; // prettier-ignore
  return sums;
};
const settle = () => settleCovered({ ...stage, log: pino({ level: 'silent' }) } as never);

it('leaves what is ordered without a tariff as it is, and judges nothing', async () => {
  const { praticaId } = await stage.startDue();
  expect([await leftOf(praticaId), await decisionOf(praticaId)]).toEqual([TOTAL_CENTS, undefined]);
});

describe('A tariff, when the order is confirmed', () => {
  beforeEach(() => layDown(BANDS));

  it('leaves all to pay to who never said an ISEE, and says so', async () => {
    const { praticaId } = await stage.startDue();
    expect(await leftOf(praticaId)).toBe(TOTAL_CENTS);
    expect(await decisionOf(praticaId)).toMatchObject({ payPercent: 100, judged: { access: 'paid', fault: 'missing', met: null, source: null } }); // prettier-ignore
  });

  it('counts an ISEE on its last day, and not one day later', async () => {
    await say(100, addDays(TODAY, -1));
    const { praticaId: late } = await stage.startDue();
    expect(await decisionOf(late)).toMatchObject({ payPercent: 100, judged: { fault: 'run-out', met: { cents: 100 } } }); // prettier-ignore
    await say(100, TODAY);
    const { praticaId } = await stage.startDue();
    expect(await decisionOf(praticaId)).toMatchObject({ payPercent: 0, onDate: TODAY, judged: { fault: null } }); // prettier-ignore
  });

  it.each([
    [699_999, 0, 700_000],
    [700_000, 0, 700_000],
    [700_001, 40, 1_500_000],
    [1_500_000, 40, 1_500_000],
    [1_500_001, 70, 2_500_000],
    [2_500_000, 70, 2_500_000],
    [2_500_001, 100, null],
  ])('of an ISEE of %i cents leaves %i %% to pay', async (cents, payPercent, upToCents) => {
    await say(cents);
    const { praticaId } = await stage.startDue();
    const payCents = Math.floor((TOTAL_CENTS * payPercent) / 100);
    expect(await leftOf(praticaId)).toBe(payCents === 0 ? undefined : payCents);
    expect(await decisionOf(praticaId)).toMatchObject({
      ...{ fullCents: TOTAL_CENTS, payCents, payPercent, personId: CITIZEN.id, version },
      judged: { fault: null, upToCents, met: { kind: 'ordinary', cents }, source: 'self-declared', validUntil: '2099-12-31', isForAnother: false }, // prettier-ignore
    });
  });

  it('judges by the version of its day, and changes no order of before', async () => {
    await say(1_000_000);
    const before = await stage.startDue();
    await layDown([{ upToCents: 1_500_000, payPercent: 10 }], addDays(TODAY, 1));
    const meanwhile = await stage.startDue();
    await layDown([{ upToCents: 1_500_000, payPercent: 20 }]);
    const after = await stage.startDue();
    const all = [before, meanwhile, after];
    expect(await Promise.all(all.map(({ praticaId }) => leftOf(praticaId)))).toEqual([10_320, 10_320, 5_160]); // prettier-ignore
  });

  it('of nothing to pay settles without a gateway, once, on the tariff’s own line', async () => {
    await say(100);
    const { praticaId } = await stage.startDue();
    await Promise.all([settle(), settle()]);
    expect(stage.pratiche.stateOf(praticaId)).toBe('active');
    const tariff = `fund:tariff:${TARIFF}`;
    expect(await ledgerOf(praticaId)).toEqual({ [tariff]: TOTAL_CENTS, ente: -TOTAL_CENTS });
    expect(await stage.system((trx) => listCovered(trx))).toEqual([]);
    const refund = { cents: 0, aloneUpToCents: TOTAL_CENTS };
    await stage.act(praticaId, 'cancel', ADMIN, { facts: { refund } });
    expect(await ledgerOf(praticaId)).toEqual({ [tariff]: 0, ente: 0 });
  });

  it('lets vouchers cover no more than it leaves, and frees both when the order falls away', async () => {
    const { voucherId, fundId } = await stage.system((trx) => plantVoucher(trx, { personId: CITIZEN.id, cents: 50_000 })); // prettier-ignore
    await say(1_000_000);
    const { praticaId, withdraw } = await stage.startDue();
    expect(await leftOf(praticaId)).toBeUndefined();
    const moved = () => stage.system((trx) =>
      trx.selectFrom('voucherMovement').select(['kind', 'voucherId', 'tariffId', 'fundId', 'cents']).where('praticaId', '=', praticaId).orderBy('kind').orderBy('cents').execute()); // prettier-ignore
    const ofVoucher = { voucherId, fundId, tariffId: null, cents: 10_320 };
    const ofTariff = { voucherId: null, fundId: null, tariffId: TARIFF, cents: 15_480 };
    const reserved = [ofVoucher, ofTariff].map((of) => ({ ...of, kind: 'reserved' }));
    expect(await moved()).toEqual(reserved);
    await withdraw();
    expect(await moved()).toEqual([...reserved, ...[ofVoucher, ofTariff].map((of) => ({ ...of, kind: 'returned' }))]); // prettier-ignore
  });

  it('takes its share of each instalment', async () => {
    await say(1_000_001);
    const { praticaId } = await stage.startDueByMonth();
    const shares = await stage.system((trx) =>
      trx.selectFrom('voucherMovement').select('cents').where('praticaId', '=', praticaId).where('tariffId', 'is not', null).execute()); // prettier-ignore
    expect(shares.map(({ cents }) => cents)).toEqual([2_580, 2_580, 2_580, 2_580, 2_580, 2_580]);
    expect(await decisionOf(praticaId)).toMatchObject({ payCents: 10_320 });
  });
});
