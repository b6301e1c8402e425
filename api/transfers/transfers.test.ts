import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { refundAttempt } from '../../activities/jobs/refund-attempt.ts';
import { checkAttempt } from '../../activities/jobs/check-attempt.ts';
import { asSystem, connect } from '../../db/connect.ts';
import { readBalance } from '../../db/ledger-entries.ts';
import { listKeptWrongly, listOffLedger, listUnbalanced } from '../../db/our-books.ts';
import { readDue } from '../../db/payouts/due.ts';
import { listAttemptsToAsk, listAttemptsToRefund } from '../../db/payment-attempts.ts';
import { endMandates, plantMandate } from '../mandates/testing.ts';
import { day, PAID_CENTS, servicesOn } from '../pratiche/testing.ts';
import { IBAN, ibansOn } from '../payouts/testing.ts';
import { textOf } from '../receipts/testing.ts';
import { ENTE_A, type Json, type Name, openApiWithWorker, type Stage } from '../testing.ts';

let stage: Stage;
let { read, move, ordered, byMonth } = {} as ReturnType<typeof servicesOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  ({ read, move, ordered, byMonth } = servicesOn(stage));
  const owner = connect(stage.adminUrl, { max: 1 });
  const fee = { comuneId: 'milano', serviceTypeId: null, validFrom: '2020-01-01', rateBasisPoints: 200 };
  await owner.withSchema('wemi').insertInto('comuneFee').values(fee).execute();
  await owner.destroy();
}, 180_000); // prettier-ignore
afterEach(() => endMandates(stage));
afterAll(() => stage?.close(), 120_000);

const FEE = Math.round(PAID_CENTS * 0.02);
const accept = (isAccepted = true, who: Name = 'ente') =>
  stage.ask(who, 'POST', `/enti/${ENTE_A}/transfer-acceptance`, { isAccepted });
const announce = (who: Name, id: string, body: object = {}) =>
  stage.ask(who, 'POST', `/pratiche/${id}/transfers`, body);
const listed = async (who: Name, id: string): Promise<Json[]> =>
  (await read(who, id, '/transfers')).body.items;
let references = 0;
const newTrn = () => `TRN${(references += 1)}`;
async function arrive(who: Name, id: string, more: Json = {}, key = randomUUID()) {
  const [transfer] = await listed('ente', id);
  const body = { transferId: transfer?.id, arrivedOn: day(0), bankReference: newTrn(), amountCents: transfer?.amountCents, ...more }; // prettier-ignore
  return stage.ask(who, 'POST', `/pratiche/${id}/transfer-arrivals`, body, key);
}
const system = <T>(work: Parameters<typeof asSystem<T>>[2]) => asSystem(stage.db, 'milano', work);
const balanceOf = (praticaId: string) => system((trx) => readBalance(trx, { praticaId }));
const tasksOf = async (who: Name, id: string, kind: string) =>
  (await stage.ask(who, 'GET', `/tasks?kind=${kind}`)).body.items.filter(
    ({ praticaId }: Json) => praticaId === id,
  );
const due = () =>
  system((trx) => readDue(trx, { enteId: ENTE_A, fromDay: '2020-01-01', throughDay: day(1) }));
const settling = () => ({ db: stage.db, pratiche: stage.app.pratiche, gateways: {} });
/** Nothing is missing or too much in the books, whatever a test did. */
async function expectBooksToAddUp() {
  expect(await system((trx) => listUnbalanced(trx))).toEqual([]);
  expect(await system((trx) => listOffLedger(trx))).toEqual([]);
  expect(await system((trx) => listKeptWrongly(trx))).toEqual([]);
}
afterEach(expectBooksToAddUp);

describe('A bank transfer to an ente', () => {
  test('is offered once the ente, which has an IBAN, says so itself', async () => {
    expect((await accept()).body.code).toBe('iban-missing');
    for (const who of ['admin', 'citizen', 'operator', 'auditor'] as const)
      expect([who, (await accept(true, who)).status]).toEqual([who, 403]);
    expect((await accept(true, 'rival')).status).toBe(404);
    const id = await ordered();
    expect((await read('citizen', id, '/payments')).body.transfers).toBe(false);
    expect((await announce('citizen', id)).body.code).toBe('transfer-not-accepted');
    await ibansOn(stage).setIban({ iban: IBAN, holder: 'La Cura Onlus' });
    expect((await accept()).body).toEqual({ isAccepted: true });
    expect((await read('citizen', id, '/payments')).body.transfers).toBe(true);
    expect((await accept(false)).body).toEqual({ isAccepted: false });
    expect((await read('citizen', id, '/payments')).body.transfers).toBe(false);
    await accept();
  }); // prettier-ignore

  test('shows the IBAN to whoever pays, once they chose it, and to nobody else', async () => {
    const id = await ordered();
    expect(await listed('citizen', id)).toEqual([]);
    const told = await announce('citizen', id);
    expect(told.body).toMatchObject({ amountCents: PAID_CENTS, iban: IBAN, holder: 'La Cura Onlus', status: 'announced', arrivals: [] }); // prettier-ignore
    expect(told.body.reference).toMatch(/^WeMi MI-\d{4}-\d{6} P1R1$/);
    expect((await announce('citizen', id)).body).toEqual(told.body);
    expect(await listed('citizen', id)).toHaveLength(1);
    expect(await listed('ente', id)).toMatchObject([{ iban: IBAN }]);
    expect(await listed('admin', id)).toMatchObject([{ iban: null, holder: null, reference: told.body.reference }]); // prettier-ignore
    for (const who of ['otherCitizen', 'adminElsewhere', 'sportello'] as const)
      expect([who, (await read(who, id, '/transfers')).status]).toEqual([who, 404]);
    expect(await listed('rival', id)).toEqual([]);
  });

  test('leaves a payment due, its deadline where it was, and gives the ente a task', async () => {
    const id = await ordered();
    const before = (await read('citizen', id)).body;
    await announce('citizen', id);
    const payment = (await read('citizen', id, '/payments')).body;
    expect(payment).toMatchObject({ status: 'due', attempts: [{ provider: 'transfer', status: 'open' }] }); // prettier-ignore
    expect((await read('citizen', id)).body.state).toBe(before.state);
    expect(await tasksOf('ente', id, 'recordTransfer')).toMatchObject([{ owner: 'ente', dueAt: payment.dueAt }]); // prettier-ignore
    expect(await tasksOf('rival', id, 'recordTransfer')).toEqual([]);
    const [told] = (await read('ente', id, '/timeline')).body.items;
    expect(told).toMatchObject({ kind: 'transferAnnounced', data: { amountCents: PAID_CENTS } });
    expect(JSON.stringify(told)).not.toContain(IBAN);
    // No gateway is asked about it.
    const [{ id: attemptId }] = payment.attempts;
    expect(await system((trx) => listAttemptsToAsk(trx, { afterSeconds: -1, limit: 99 }))).not.toContain(attemptId); // prettier-ignore
  });

  test('that arrived starts the service, is owed to nobody twice, and its fee stays owed', async () => {
    const before = await due();
    const id = await ordered();
    await announce('citizen', id);
    const done = await arrive('ente', id);
    expect(done.body).toMatchObject({ outcome: 'settled', amountCents: PAID_CENTS });
    expect((await read('citizen', id)).body.state).toBe('active');
    const kinds = (await read('citizen', id, '/timeline')).body.items.map(({ kind }: Json) => kind);
    expect(kinds.slice(0, 2)).toEqual(['paymentSettled', 'transferArrived']);
    expect(await tasksOf('ente', id, 'recordTransfer')).toEqual([]);
    expect(await balanceOf(id)).toEqual({ chargedCents: PAID_CENTS, vouchersCents: 0, toEnteCents: PAID_CENTS - FEE, feeCents: FEE, refundedCents: 0, heldCents: 0 }); // prettier-ignore
    const after = await due();
    expect(after.paidCents - before.paidCents).toBe(PAID_CENTS);
    expect(after.directCents - before.directCents).toBe(PAID_CENTS);
    expect(after.amountCents - before.amountCents).toBe(-FEE);
    const { items } = (await stage.ask('citizen', 'GET', `/me/payments?praticaId=${id}`)).body;
    expect(items).toMatchObject([{ status: 'settled', ways: ['transfer'], paidCents: PAID_CENTS }]);
    expect(await listed('citizen', id)).toMatchObject([{ status: 'arrived', arrivals: [{ status: 'settled', arrivedOn: day(0) }] }]); // prettier-ignore
  });

  test('is refused of a wrong amount, day or reference, and one reference counts once', async () => {
    const [id, other] = [await ordered(), await ordered()];
    await announce('citizen', id);
    await announce('citizen', other);
    const pointer = async (more: Json) => (await arrive('ente', id, more)).body.errors?.[0]?.pointer;
    expect(await pointer({ amountCents: PAID_CENTS - 1 })).toBe('/amountCents');
    expect(await pointer({ arrivedOn: day(1) })).toBe('/arrivedOn');
    expect(await pointer({ arrivedOn: day(-1) })).toBe('/arrivedOn');
    expect(await pointer({ bankReference: '  ' })).toBe('/bankReference');
    expect(await balanceOf(id)).toMatchObject({ chargedCents: 0 });
    const bankReference = newTrn();
    const key = randomUUID();
    const done = await arrive('ente', id, { bankReference }, key);
    expect(await arrive('ente', id, { bankReference }, key)).toMatchObject({ status: 200, body: done.body }); // prettier-ignore
    const again = await arrive('ente', other, { bankReference: bankReference.toLowerCase() });
    expect([again.status, again.body.errors[0].pointer]).toEqual([422, '/bankReference']);
    expect((await arrive('ente', id, { bankReference })).body.errors[0].pointer).toBe('/bankReference'); // prettier-ignore
    expect((await balanceOf(id)).chargedCents).toBe(PAID_CENTS);
    await arrive('ente', other);
  }); // prettier-ignore

  test.each([
    ['citizen', 403],
    ['auditor', 403],
    ['operator', 404],
    ['sportello', 404],
    ['otherCitizen', 404],
    ['adminElsewhere', 404],
    ['rival', 404],
  ] as const)('is not recorded by a %s', async (who, status) => {
    const id = await ordered();
    await announce('citizen', id);
    expect((await arrive(who, id)).status).toBe(status);
    expect((await read('citizen', id)).body.state).toBe('payment');
  });

  test('is recorded only where the payer announced one', async () => {
    const id = await ordered();
    expect((await arrive('ente', id, { transferId: randomUUID(), amountCents: PAID_CENTS })).status).toBe(404); // prettier-ignore
  });

  test('is recorded by the office in place of the ente, which is told why', async () => {
    const id = await ordered();
    await announce('citizen', id);
    expect((await arrive('admin', id)).body.code).toBe('reason-required');
    expect((await arrive('admin', id, { reason: 'L’ente ha telefonato' })).body.outcome).toBe('settled'); // prettier-ignore
    const told = (await read('ente', id, '/timeline')).body.items.find(({ kind }: Json) => kind === 'transferArrived'); // prettier-ignore
    expect(told).toMatchObject({ actor: { role: 'admin' }, onBehalfOf: { role: 'ente' }, reason: 'L’ente ha telefonato' }); // prettier-ignore
  });

  test('goes back when the payment was made otherwise meanwhile, at the ente’s cost', async () => {
    const id = await ordered();
    await announce('citizen', id);
    const before = await due();
    await move('admin', id, 'recordPaidElsewhere', { receiptNumber: `T-${randomUUID().slice(0, 8)}` });
    expect(await tasksOf('ente', id, 'recordTransfer')).toEqual([]);
    expect(await listed('ente', id)).toMatchObject([{ status: 'closed' }]);
    expect((await arrive('ente', id)).body.outcome).toBe('late');
    expect((await read('citizen', id)).body.state).toBe('active');
    expect(await balanceOf(id)).toMatchObject({ chargedCents: 2 * PAID_CENTS, heldCents: PAID_CENTS });
    // The comune gives it back and the ente, which has it, owes it.
    expect((await due()).amountCents - before.amountCents).toBe(-FEE);
    expect(await tasksOf('admin', id, 'refundByHand')).toHaveLength(1);
    expect(await system((trx) => listAttemptsToRefund(trx, { limit: 99 }))).toEqual([]);
    expect((await read('admin', id, '/refunds')).body.transferCents).toBe(PAID_CENTS);
    const given = await stage.ask('admin', 'POST', `/pratiche/${id}/refunds-by-hand`, { refundNumber: newTrn(), note: 'Bonifico' }); // prettier-ignore
    expect(given.body).toMatchObject({ amountCents: PAID_CENTS });
    expect(await balanceOf(id)).toMatchObject({ refundedCents: PAID_CENTS, heldCents: 0 });
    expect(await tasksOf('admin', id, 'refundByHand')).toEqual([]);
  }); // prettier-ignore

  test('goes back when the pratica was withdrawn meanwhile', async () => {
    const id = await ordered();
    await announce('citizen', id);
    await move('citizen', id, 'withdraw');
    expect(await tasksOf('ente', id, 'recordTransfer')).toEqual([]);
    expect((await arrive('ente', id)).body.outcome).toBe('late');
    expect(await balanceOf(id)).toMatchObject({ toEnteCents: 0, feeCents: 0, heldCents: PAID_CENTS }); // prettier-ignore
  });

  test('is given back in part when the service ends early, by a transfer of the office', async () => {
    const id = await ordered();
    await announce('citizen', id);
    await arrive('ente', id);
    const before = await due();
    expect((await move('citizen', id, 'interrupt', { effectiveOn: day(10) })).status).toBe(200);
    const back = 34_955;
    expect((await read('admin', id, '/refunds')).body).toMatchObject({
      transferCents: back,
      payments: [{ way: 'transfer' }],
    });
    const feeBack = FEE - Math.round((PAID_CENTS - back) * 0.02);
    expect((await due()).amountCents - before.amountCents).toBe(feeBack - back);
    const [{ id: attemptId }] = await listed('ente', id);
    await refundAttempt(settling(), { attemptId, comuneId: 'milano' });
    await stage.ask('admin', 'POST', `/pratiche/${id}/refunds-by-hand`, { refundNumber: newTrn(), note: 'Bonifico' }); // prettier-ignore
    expect(await balanceOf(id)).toMatchObject({ chargedCents: PAID_CENTS, refundedCents: back, heldCents: 0 }); // prettier-ignore
  });

  test('pays an instalment, too, each with a reason of its own', async () => {
    const id = await byMonth();
    const first = (await announce('citizen', id)).body;
    await arrive('ente', id);
    const { instalments } = (await read('citizen', id, '/payments')).body;
    const second = (await announce('citizen', id, { paymentId: instalments[1].id })).body;
    expect([first, second].map(({ reference }) => reference.split(' ').at(-1))).toEqual(['P1R1', 'P1R2']); // prettier-ignore
    expect((await arrive('ente', id)).body.outcome).toBe('settled');
    expect((await read('citizen', id, '/timeline')).body.items[0]).toMatchObject({ kind: 'instalmentSettled' }); // prettier-ignore
    expect((await read('citizen', id)).body.state).toBe('active');
  });

  test('pays what is still owed of a service that has ended', async () => {
    const id = await byMonth();
    await announce('citizen', id);
    await arrive('ente', id);
    await move('citizen', id, 'interrupt', { effectiveOn: day(60) });
    const { status, body } = await announce('citizen', id);
    expect([status, body.iban]).toEqual([201, IBAN]);
    expect((await arrive('ente', id)).body.outcome).toBe('settled');
    expect((await read('citizen', id, '/timeline')).body.items[0].kind).toBe('debtSettled');
  });

  test('that was written down while the pratica could not be reached is carried out by the check', async () => {
    const id = await ordered();
    const { id: attemptId, paymentId } = (await announce('citizen', id)).body;
    await system((trx) => trx.insertInto('capture').values({ id: randomUUID(), comuneId: 'milano', praticaId: id, paymentId, attemptId, provider: 'transfer', operationId: newTrn(), amountCents: PAID_CENTS, status: 'seen', arrivedOn: day(0) }).execute()); // prettier-ignore
    expect(await system((trx) => listAttemptsToAsk(trx, { afterSeconds: -1, limit: 99 }))).toContain(attemptId); // prettier-ignore
    await checkAttempt(settling(), { attemptId, comuneId: 'milano' });
    expect((await read('citizen', id)).body.state).toBe('active');
  });

  test('is announced by who may pay for another, with both names', async () => {
    const id = await ordered();
    const mandateId = await plantMandate(stage, { holder: 'delegate', scope: ['pay'] });
    expect((await announce('delegate', id)).body.code).toBe('mandate-required');
    const done = await announce('delegate', id, { onBehalfOf: { mandateId } });
    expect(done.body).toMatchObject({ iban: IBAN });
    const [told] = (await read('citizen', id, '/timeline')).body.items;
    expect(told).toMatchObject({ kind: 'transferAnnounced', actor: { role: 'citizen' }, onBehalfOf: { role: 'citizen' } }); // prettier-ignore
  });

  test('has instructions to print, for whoever pays, as long as it is due', async () => {
    const id = await ordered();
    const path = `/api/pratiche/${id}/transfer-instructions.pdf`;
    const get = async (who: Name) =>
      stage.app.inject({ url: path, headers: { authorization: await stage.bearer(who) } });
    expect((await get('citizen')).statusCode).toBe(404);
    const { reference } = (await announce('citizen', id)).body;
    const pdf = await get('citizen');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const { text } = await textOf(pdf.rawPayload);
    expect(text).toContain(reference);
    expect(text.replaceAll(/\s/g, '')).toContain(IBAN);
    for (const who of ['admin', 'otherCitizen', 'rival'] as const)
      expect([who, (await get(who)).statusCode]).toEqual([who, 404]);
    await arrive('ente', id);
    expect((await get('citizen')).statusCode).toBe(404);
  });
});
