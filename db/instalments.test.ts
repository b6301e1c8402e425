import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { settleDebt } from '../payments/settle-debt.ts';
import { planInstalments } from '../workflows/pratica/instalment-plan.ts';
import { startOfDay } from '../workflows/pratica/terms.ts';
import {
  ADMIN,
  aPratica,
  CITIZEN,
  command,
  ENTE1,
  member,
  SYSTEM,
} from '../workflows/pratica/testing.ts';
import { noteCapture } from './captures.ts';
import { asSystem, connect, type Db } from './connect.ts';
import { readBalance } from './ledger-entries.ts';
import { laterInstalments } from './record-orders.ts';
import { plantCatalogue } from './testing.ts';
import { OFFERED, type Walk, walkFrom } from './testing-walk.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantCatalogue(database.ownerUrl);
  db = connect(database.appUrl);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const RULE = { longerThanDays: 31, remindDays: 5, arrearsDays: 10 };
const PERIOD = { startDate: '2026-12-01', endDate: '2027-02-28' };
const TOTAL_CENTS = 25_800;
const MONTH_CENTS = 8_600;
const system = <T>(work: Parameters<typeof asSystem<T>>[2]) => asSystem(db, 'milano', work);

/** Three months from 1 December, ordered and, on a day, paid for the first of them. */
async function serve(paidAt = '2026-11-27T10:00:00.000Z'): Promise<Walk> {
  const walk = await walkFrom(db, aPratica({ instalments: RULE }), { at: '2026-11-26T09:00:00.000Z' }); // prettier-ignore
  const offerId = randomUUID();
  const offer = { offerId, validUntil: '2027-12-31T22:59:59.000Z', revision: 1 };
  await walk.send(command('submitOffer', member(ENTE1), { facts: offer }), { payload: OFFERED });
  await walk.send(command('chooseOffer', CITIZEN, { facts: offer }));
  const id = randomUUID();
  const instalments = planInstalments({ ...PERIOD, totalCents: TOTAL_CENTS, isMonthly: false }, RULE); // prettier-ignore
  const facts = { ...PERIOD, instalments: laterInstalments(id, instalments) };
  await walk.send(command('confirmOrder', member(ENTE1), { id, facts }), { payload: { ...PERIOD, instalments } }); // prettier-ignore
  await walk.pay({ at: paidAt });
  return walk;
}

const paymentsOf = ({ pratica }: Walk) =>
  system((trx) => trx.selectFrom('payment').select(['id', 'instalment', 'amountCents', 'status', 'dueAt']).where('praticaId', '=', pratica.id).orderBy('instalment').execute()); // prettier-ignore
const tasksOf = async ({ pratica }: Walk) =>
  (await system((trx) => trx.selectFrom('task').select('kind').where('praticaId', '=', pratica.id).where('closedAt', 'is', null).orderBy('kind').execute())).map(({ kind }) => kind); // prettier-ignore
const eventsOf = ({ pratica }: Walk) =>
  system((trx) => trx.selectFrom('event').select(['kind', 'data', 'audience']).where('praticaId', '=', pratica.id).orderBy('seq').execute()); // prettier-ignore
const balanceOf = ({ pratica }: Walk) =>
  system((trx) => readBalance(trx, { praticaId: pratica.id }));

/** The gateway took money for one of them. */
async function captured(walk: Walk, paymentId: string, amountCents: number) {
  const attemptId = randomUUID();
  const { id: praticaId, comuneId } = walk.pratica;
  const paid = { comuneId, praticaId, paymentId, provider: 'nexi' } as const;
  await system(async (trx) => {
    const providerOrderId = attemptId.slice(0, 20);
    await trx
      .insertInto('paymentAttempt')
      .values({ ...paid, id: attemptId, providerOrderId, status: 'open', amountCents })
      .execute();
    await noteCapture(trx, { ...paid, attemptId, operationId: attemptId, amountCents });
  });
  return { paymentId, attemptId };
}
async function payInstalment(walk: Walk, n: number, at?: string) {
  const { id, amountCents } = (await paymentsOf(walk)).find(({ instalment }) => instalment === n)!;
  const facts = await captured(walk, id, amountCents);
  await walk.send(command('instalmentSettled', SYSTEM, { facts }), at ? { at } : {});
}
const interrupt = (walk: Walk, effectiveOn: string, at: string) =>
  walk.send(command('interrupt', CITIZEN, { facts: { effectiveOn } }), { at, reason: 'basta' });

describe('The payments of an order that is paid by the month', () => {
  test('are written with it, come to its total, and are due as the pratica says', async () => {
    const payments = await paymentsOf(await serve());
    expect(payments.map(({ amountCents, status }) => [amountCents, status])).toEqual([
      [MONTH_CENTS, 'settled'],
      [MONTH_CENTS, 'due'],
      [MONTH_CENTS, 'due'],
    ]);
    expect(payments.slice(1).map(({ dueAt }) => new Date(dueAt).toISOString())).toEqual([
      startOfDay('2027-01-05'),
      startOfDay('2027-02-02'),
    ]);
  });

  test('move with a service that begins later, and with one that is suspended', async () => {
    const walk = await serve('2026-12-01T22:00:00.000Z');
    await walk.send(command('suspend', CITIZEN, { facts: { from: '2026-12-10', until: '2026-12-20' } }), { at: '2026-12-02T10:00:00.000Z' }); // prettier-ignore
    await walk.ring('suspensionStart');
    const due = (await paymentsOf(walk)).map(({ dueAt }) => new Date(dueAt).toISOString());
    expect(due.slice(1)).toEqual([startOfDay('2027-01-12'), startOfDay('2027-02-12')]);
  });

  test('that are late are told, are the office’s to follow, and are closed by the payment', async () => {
    const walk = await serve();
    await walk.ring('instalmentReminder');
    expect(await tasksOf(walk)).toEqual(['payInstalment']);
    await walk.ring('instalmentDue');
    await walk.ring('instalmentArrears');
    expect(await tasksOf(walk)).toEqual(['followArrears', 'payInstalment']);
    const told = (await eventsOf(walk)).at(-1)!;
    expect(told).toMatchObject({ kind: 'instalmentArrears', data: { instalment: 2, amountCents: MONTH_CENTS, dueOn: '2027-01-04' } }); // prettier-ignore
    expect(told.audience).toEqual(['citizen', 'office', `ente:${ENTE1}`]);
    await payInstalment(walk, 2);
    expect(await tasksOf(walk)).toEqual([]);
    expect(walk.pratica.state).toBe('active');
  });

  test('that are late at the end of the period stay due, and settle when the pratica is over', async () => {
    const walk = await serve();
    await payInstalment(walk, 2);
    for (const timer of ['instalmentReminder', 'instalmentDue', 'instalmentArrears', 'renewalPrompt', 'periodEnd'] as const) await walk.ring(timer); // prettier-ignore
    expect(walk.pratica.state).toBe('completed');
    expect((await paymentsOf(walk)).map(({ status }) => status)).toEqual(['settled', 'settled', 'due']); // prettier-ignore
    expect(await tasksOf(walk)).toEqual(['collectArrears']);
    expect((await eventsOf(walk)).at(-1)!.data).toMatchObject({ owedCents: MONTH_CENTS });

    const { id, comuneId } = walk.pratica;
    const [, , last] = await paymentsOf(walk);
    const facts = await captured(walk, last!.id, MONTH_CENTS);
    const paid = { comuneId, praticaId: id, ...facts, at: '2027-03-20T10:00:00.000Z' };
    const settled = await Promise.all([settleDebt(db, paid), settleDebt(db, paid)]);
    expect(settled).toContain(true);
    expect((await balanceOf(walk)).toEnteCents).toBe(TOTAL_CENTS);
    expect(await tasksOf(walk)).toEqual([]);
    const debts = (await eventsOf(walk)).filter(({ kind }) => kind === 'debtSettled');
    expect(debts).toMatchObject([{ data: { amountCents: MONTH_CENTS } }]);
  });
});

describe('An end before time of a service that is paid by the month', () => {
  test('gives back what was paid beyond what was used, and asks for no month more', async () => {
    const walk = await serve();
    await payInstalment(walk, 2, '2026-12-20T10:00:00.000Z');
    // Of ninety days, thirty are used.
    await interrupt(walk, '2026-12-31', '2026-12-20T11:00:00.000Z');
    expect((await paymentsOf(walk)).map(({ status }) => status)).toEqual(['settled', 'settled', 'closed']); // prettier-ignore
    expect(await balanceOf(walk)).toMatchObject({
      toEnteCents: MONTH_CENTS,
      heldCents: MONTH_CENTS,
    });
    expect((await eventsOf(walk)).at(-1)!.data).toMatchObject({ refundCents: MONTH_CENTS });
  });

  test('leaves owed what was used and is not paid, in one payment of the rest', async () => {
    const walk = await serve();
    // Forty-five days of ninety are used: half of the second month is owed.
    await interrupt(walk, '2027-01-15', '2027-01-07T11:00:00.000Z');
    const payments = await paymentsOf(walk);
    expect(payments.map(({ amountCents, status }) => [amountCents, status])).toEqual([
      [MONTH_CENTS, 'settled'],
      [MONTH_CENTS, 'closed'],
      [MONTH_CENTS, 'closed'],
      [MONTH_CENTS / 2, 'due'],
    ]);
    expect(await tasksOf(walk)).toEqual(['collectArrears']);
    await walk.send(command('settled', SYSTEM), { at: '2027-01-16T10:00:00.000Z' });
    const rest = (await paymentsOf(walk))[3]!;
    expect(rest.status).toBe('due');
    const { id, comuneId } = walk.pratica;
    const facts = await captured(walk, rest.id, rest.amountCents);
    await settleDebt(db, { comuneId, praticaId: id, ...facts, at: '2027-01-20T10:00:00.000Z' });
    expect(await balanceOf(walk)).toMatchObject({ toEnteCents: MONTH_CENTS * 1.5, heldCents: 0 });
  });

  test.each([
    // All months paid ahead: first fifteen days go back of the last one, then the rest of it.
    [3, '2027-02-14', '2027-01-29T10:00:00.000Z', MONTH_CENTS * 2],
    // The third was not paid and has fallen away: half of the second month, then the other half.
    [2, '2027-01-15', '2026-12-30T10:00:00.000Z', MONTH_CENTS],
  ])('and then sooner still, by the office, gives back the rest of it (%d months paid)', async (paid, effectiveOn, cancelledAt, keptCents) => {
    const walk = await serve();
    for (let n = 2; n <= paid; n += 1) await payInstalment(walk, n, `2026-12-0${n}T10:00:00.000Z`);
    await interrupt(walk, effectiveOn, '2026-12-20T11:00:00.000Z');
    expect((await eventsOf(walk)).at(-1)!.data).toMatchObject({ refundCents: MONTH_CENTS / 2 });
    await walk.send(command('cancel', ADMIN), { at: cancelledAt, reason: 'basta' });
    expect((await eventsOf(walk)).at(-1)!.data).toMatchObject({ refundCents: MONTH_CENTS / 2 });
    expect(await balanceOf(walk)).toMatchObject({ toEnteCents: keptCents, heldCents: MONTH_CENTS });
  }); // prettier-ignore

  test('before anything was paid leaves nothing owed', async () => {
    const walk = await walkFrom(db, aPratica({ instalments: RULE }), { at: '2026-11-26T09:00:00.000Z' }); // prettier-ignore
    const offerId = randomUUID();
    const offer = { offerId, validUntil: '2027-12-31T22:59:59.000Z', revision: 1 };
    await walk.send(command('submitOffer', member(ENTE1), { facts: offer }), { payload: OFFERED });
    await walk.send(command('chooseOffer', CITIZEN, { facts: offer }));
    const id = randomUUID();
    const instalments = planInstalments({ ...PERIOD, totalCents: TOTAL_CENTS, isMonthly: false }, RULE); // prettier-ignore
    const facts = { ...PERIOD, instalments: laterInstalments(id, instalments) };
    await walk.send(command('confirmOrder', member(ENTE1), { id, facts }), { payload: { ...PERIOD, instalments } }); // prettier-ignore
    await walk.send(command('withdraw', CITIZEN), { at: '2026-12-03T10:00:00.000Z' });
    expect((await paymentsOf(walk)).map(({ status }) => status)).toEqual(['closed', 'closed', 'closed']); // prettier-ignore
  });
});
