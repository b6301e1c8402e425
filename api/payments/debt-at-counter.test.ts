import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { readBalance } from '../../db/ledger-entries.ts';
import { listKeptWrongly, listOffLedger, listUnbalanced } from '../../db/our-books.ts';
import { settleDebt } from '../../payments/settle-debt.ts';
import { endMandates, plantMandate } from '../mandates/testing.ts';
import { day, servicesOn } from '../pratiche/testing.ts';
import { type Json, type Name, openApiWithWorker, type Stage } from '../testing.ts';

let stage: Stage;
let { read, move, byMonth } = {} as ReturnType<typeof servicesOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  ({ read, move, byMonth } = servicesOn(stage));
}, 180_000);
afterEach(() => endMandates(stage));
afterAll(() => stage?.close(), 120_000);

let receipts = 0;
const newNumber = () => `D-${(receipts += 1)}/2026`;
const system = <T>(work: Parameters<typeof asSystem<T>>[2]) => asSystem(stage.db, 'milano', work);
const forCitizen = (mandateId: string) => ({ onBehalfOf: { mandateId } });
const tasksOf = async (id: string) =>
  (await stage.ask('admin', 'GET', '/tasks?kind=collectArrears')).body.items.filter(
    ({ praticaId }: Json) => praticaId === id,
  );

interface Debt {
  id: string;
  paymentId: string;
  amountCents: number;
}

/** A service paid by the month that ended in its second one, or later; the first payment is all that was paid. */
async function indebted(afterDays = 45): Promise<Debt> {
  const id = await byMonth();
  await move('admin', id, 'recordPaidElsewhere', { receiptNumber: newNumber() });
  expect((await move('citizen', id, 'interrupt', { effectiveOn: day(afterDays) })).status).toBe(
    200,
  );
  const { instalments } = (await read('admin', id, '/payments')).body;
  const owed = instalments.find(({ status }: Json) => status === 'due');
  return { id, paymentId: owed.id, amountCents: owed.amountCents };
}
function take(who: Name, { id, ...owed }: Debt, more: Json = {}, key: string = randomUUID()) {
  const body = { ...owed, receiptNumber: newNumber(), note: 'In contanti, la figlia', ...more };
  return stage.ask(who, 'POST', `/pratiche/${id}/debts-paid`, body, key);
}
const statusOf = async ({ id, paymentId }: Debt) =>
  (await read('admin', id, `/payments?payment=${paymentId}`)).body.status;
async function expectBooksToAddUp() {
  expect(await system((trx) => listUnbalanced(trx))).toEqual([]);
  expect(await system((trx) => listOffLedger(trx))).toEqual([]);
  expect(await system((trx) => listKeptWrongly(trx))).toEqual([]);
}
afterEach(expectBooksToAddUp);

describe('What is still owed of a service that is over, paid at a counter', () => {
  test('settles once, with its receipt, and the office has nothing to collect any more', async () => {
    const debt = await indebted();
    const { id, paymentId, amountCents } = debt;
    const before = await system((trx) => readBalance(trx, { praticaId: id }));
    expect(await tasksOf(id)).toHaveLength(1);
    const key = randomUUID();
    const sent = { receiptNumber: ' d 7/2026 ' };
    const done = await take('admin', debt, sent, key);
    expect(done.body).toEqual({ paymentId, amountCents, receiptNumber: 'D 7/2026' });
    expect(await take('admin', debt, sent, key)).toMatchObject({ status: 200, body: done.body });
    const [told] = (await read('citizen', id, '/timeline')).body.items;
    expect(told).toMatchObject({ kind: 'debtSettled', actor: { role: 'admin' }, reason: 'In contanti, la figlia', data: { amountCents, receiptNumber: 'D 7/2026' } }); // prettier-ignore
    expect(await tasksOf(id)).toEqual([]);
    const after = await system((trx) => readBalance(trx, { praticaId: id }));
    expect(after.toEnteCents - before.toEnteCents).toBe(amountCents);
    const { items } = (await stage.ask('citizen', 'GET', `/me/payments?praticaId=${id}`)).body;
    const paid = items.find((item: Json) => item.id === paymentId);
    expect(paid).toMatchObject({ status: 'settled', ways: ['counter'], counterNumber: 'D 7/2026', paidCents: amountCents, receiptNumber: expect.any(String) }); // prettier-ignore
    expect((await read('ente', id, '/timeline')).body.items[0].kind).toBe('interrupt');
    expect((await take('admin', debt)).body.code).toBe('payment-not-due');
  });

  test('is refused of a wrong amount, without note or receipt, and with a receipt that was used', async () => {
    const [one, other] = [await indebted(), await indebted()];
    for (const cents of [one.amountCents - 1, one.amountCents + 1, 0]) {
      const { status, body } = await take('admin', one, { amountCents: cents });
      expect([cents, status, body.errors?.[0]?.pointer]).toEqual([cents, 422, '/amountCents']);
    }
    expect((await take('admin', one, { note: ' ' })).body.errors[0].pointer).toBe('/note');
    expect((await take('admin', one, { receiptNumber: ' ' })).body.errors[0].pointer).toBe('/receiptNumber'); // prettier-ignore
    const number = newNumber();
    const both = await Promise.all([one, other].map((debt) => take('admin', debt, { receiptNumber: number }))); // prettier-ignore
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    const refused = both.find(({ status }) => status === 422)!;
    expect(refused.body.errors[0].pointer).toBe('/receiptNumber');
    const [left] = [one, other].filter((_debt, n) => both[n]!.status === 422);
    expect(await statusOf(left!)).toBe('due');
    expect((await take('admin', left!)).status).toBe(200);
  });

  test('in two payments is collected until both are paid', async () => {
    const first = await indebted(60);
    const { instalments } = (await read('admin', first.id, '/payments')).body;
    const rest = instalments.filter(
      ({ id, status }: Json) => status === 'due' && id !== first.paymentId,
    );
    expect(rest).toHaveLength(1);
    const [{ id: paymentId, amountCents }] = rest;
    expect((await take('admin', first)).status).toBe(200);
    expect(await tasksOf(first.id)).toHaveLength(1);
    expect((await take('admin', { ...first, paymentId, amountCents })).status).toBe(200);
    expect(await tasksOf(first.id)).toEqual([]);
  });

  test('is nothing that there is of another pratica, or while the service runs', async () => {
    const debt = await indebted();
    const running = await byMonth();
    await move('admin', running, 'recordPaidElsewhere', { receiptNumber: newNumber() });
    const { instalments } = (await read('admin', running, '/payments')).body;
    const [, second] = instalments;
    const ahead = { id: running, paymentId: second.id, amountCents: second.amountCents };
    expect((await take('admin', ahead)).body.code).toBe('not-allowed-in-state');
    expect((await take('admin', { ...debt, id: running })).body.code).toBe('payment-not-due');
    expect((await take('admin', { ...debt, paymentId: randomUUID() })).body.code).toBe('payment-not-due'); // prettier-ignore
    expect(await statusOf(ahead)).toBe('due');
    expect(await statusOf(debt)).toBe('due');
  });

  test.each([
    ['citizen', 403],
    ['ente', 403],
    ['auditor', 403],
    ['sportello', 404],
    ['otherCitizen', 404],
    ['adminElsewhere', 404],
  ] as const)('is not recorded by a %s', async (who, status) => {
    const debt = await indebted();
    expect((await take(who, debt)).status).toBe(status);
    expect(await statusOf(debt)).toBe('due');
  });

  test('is recorded by a sportello with a mandate for paying, never by a delegate', async () => {
    const debt = await indebted();
    const narrow = await plantMandate(stage, { holder: 'sportello', scope: ['service'] });
    expect((await take('sportello', debt, forCitizen(narrow))).body.code).toBe('mandate-scope');
    const delegate = await plantMandate(stage, { holder: 'delegate', scope: ['pay'] });
    expect((await take('delegate', debt, forCitizen(delegate))).status).toBe(403);
    await endMandates(stage);
    const mandateId = await plantMandate(stage, { holder: 'sportello', scope: ['pay'] });
    expect((await take('sportello', debt)).body.code).toBe('mandate-required');
    expect((await take('admin', debt, forCitizen(mandateId))).body.code).toBe('role-not-allowed');
    expect((await take('sportello', debt, forCitizen(mandateId))).status).toBe(200);
    const [told] = (await read('citizen', debt.id, '/timeline')).body.items;
    expect(told).toMatchObject({ kind: 'debtSettled', actor: { role: 'sportello' }, onBehalfOf: { role: 'citizen' } }); // prettier-ignore
  });

  test('of two who record it at once counts once, and a notice that follows finds nothing due', async () => {
    const debt = await indebted();
    const { id: praticaId, paymentId } = debt;
    const twice = await Promise.all([take('admin', debt), take('secondAdmin', debt)]);
    expect(twice.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'payment-not-due']); // prettier-ignore
    const paid = { comuneId: 'milano', praticaId, paymentId, at: new Date().toISOString() };
    expect(await settleDebt(stage.db, paid)).toBe(false);
    const kinds = (await read('citizen', praticaId, '/timeline')).body.items.map(({ kind }: Json) => kind); // prettier-ignore
    expect(kinds.filter((kind: string) => kind === 'debtSettled')).toHaveLength(1);
  });
});
