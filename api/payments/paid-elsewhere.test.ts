import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { settleInterrupted } from '../../activities/jobs/settle-interrupted.ts';
import { asSystem } from '../../db/connect.ts';
import { readBalance } from '../../db/ledger-entries.ts';
import { endMandates, plantMandate } from '../mandates/testing.ts';
import { day, PAID_CENTS, servicesOn } from '../pratiche/testing.ts';
import { type Json, type Name, openApiWithWorker, type Stage } from '../testing.ts';

let stage: Stage;
let { read, move, ordered } = {} as ReturnType<typeof servicesOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  ({ read, move, ordered } = servicesOn(stage));
}, 180_000);
afterEach(() => endMandates(stage));
afterAll(() => stage?.close(), 120_000);

let receipts = 0;
const newNumber = () => `A-${(receipts += 1)}/2026`;
const record = (who: Name, id: string, receiptNumber: unknown = newNumber(), more = {}) =>
  move(who, id, 'recordPaidElsewhere', { receiptNumber }, more);
const balanceOf = (praticaId: string) =>
  asSystem(stage.db, 'milano', (trx) => readBalance(trx, { praticaId }));
const forCitizen = (mandateId: string) => ({ onBehalfOf: { role: 'citizen', mandateId } });
const tasksOf = async (id: string) =>
  (await stage.ask('admin', 'GET', '/tasks?kind=refundByHand')).body.items.filter(
    ({ praticaId }: Json) => praticaId === id,
  );
const giveBack = (who: Name, id: string, body: object, key?: string) =>
  stage.ask(who, 'POST', `/pratiche/${id}/refunds-by-hand`, body, key);

describe('A payment at the counter', () => {
  test('recorded by the office begins the service, once, and is told with its receipt', async () => {
    const id = await ordered();
    const { allowed } = (await read('admin', id)).body;
    expect(allowed).toContainEqual(expect.objectContaining({ transition: 'recordPaidElsewhere', onBehalfOf: null, reasonRequired: true })); // prettier-ignore
    const done = await record('admin', id, ' b 12/2026 ');
    expect(done.body).toMatchObject({ state: 'active' });
    const [told] = (await read('citizen', id, '/timeline')).body.items;
    expect(told).toMatchObject({ kind: 'recordPaidElsewhere', reason: expect.any(String), data: { amountCents: PAID_CENTS, receiptNumber: 'B 12/2026' } }); // prettier-ignore
    const payment = (await read('citizen', id, '/payments')).body;
    expect(payment).toMatchObject({ status: 'settled', receipts: [{ number: 'B 12/2026', amountCents: PAID_CENTS, status: 'settled' }] }); // prettier-ignore
    expect(await balanceOf(id)).toEqual({ chargedCents: PAID_CENTS, vouchersCents: 0, toEnteCents: PAID_CENTS, feeCents: 0, refundedCents: 0, heldCents: 0 }); // prettier-ignore
    expect((await record('admin', id)).body.code).toBe('not-allowed-in-state');
  });

  test('is refused without receipt, without note, and with a receipt that was used', async () => {
    const [one, other] = [await ordered(), await ordered()];
    for (const bad of [undefined, '', '  ', 'a\u0000b', 'x'.repeat(41), 12]) {
      const { status, body } = await move('admin', one, 'recordPaidElsewhere', bad === undefined ? {} : { receiptNumber: bad }); // prettier-ignore
      expect([bad, status, body.errors?.[0]?.pointer]).toEqual([bad, 422, '/payload/receiptNumber']); // prettier-ignore
    }
    const noNote = await record('admin', one, newNumber(), { reason: ' ' });
    expect(noNote.body.code).toBe('reason-required');
    const number = newNumber();
    expect((await record('admin', one, number)).status).toBe(200);
    const again = await record('admin', other, number.toLowerCase());
    expect([again.status, again.body.errors?.[0]?.pointer]).toEqual([422, '/payload/receiptNumber']); // prettier-ignore
    expect((await read('admin', other)).body.state).toBe('payment');
    expect((await record('admin', other)).status).toBe(200);
  });

  test('of one receipt that two pratiche name at once pays one of them', async () => {
    const both = [await ordered(), await ordered()];
    const number = newNumber();
    const answers = await Promise.all(both.map((id) => record('admin', id, number)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test('that is refused leaves its receipt free for another pratica', async () => {
    const [one, other] = [await ordered(), await ordered()];
    const { version } = (await read('admin', one)).body;
    const number = newNumber();
    const body = { transition: 'recordPaidElsewhere', payload: { receiptNumber: number }, reason: 'In contanti', expectedVersion: version }; // prettier-ignore
    // Both have looked at the same: whoever comes second hears it of the workflow, or of the table.
    const [cancelled, paid] = await Promise.all([
      stage.ask('secondAdmin', 'POST', `/pratiche/${one}/transitions`, { transition: 'withdraw', onBehalfOf: { role: 'citizen' }, reason: 'Ha cambiato idea', expectedVersion: version, payload: {} }), // prettier-ignore
      stage.ask('admin', 'POST', `/pratiche/${one}/transitions`, body),
    ]);
    const hasPaid = paid.status === 200;
    expect([cancelled.status === 200, hasPaid]).toEqual([!hasPaid, hasPaid]);
    expect((await record('admin', other, number)).status).toBe(hasPaid ? 422 : 200);
  });

  test.each([
    ['citizen', 403, 'role-not-allowed'],
    ['ente', 403, 'role-not-allowed'],
    ['auditor', 403, 'forbidden'],
    ['rival', 403, 'role-not-allowed'],
    ['otherCitizen', 404, 'not-found'],
    ['sportello', 404, 'not-found'],
    ['adminElsewhere', 404, 'not-found'],
  ] as const)('is not recorded by a %s', async (who, status, code) => {
    const id = await ordered();
    const answer = await record(who, id);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await balanceOf(id)).toMatchObject({ chargedCents: 0 });
  });

  test('is recorded by a sportello with a mandate for paying, never by a delegate', async () => {
    const id = await ordered();
    const narrow = await plantMandate(stage, { holder: 'sportello', scope: ['service'] });
    expect((await record('sportello', id, newNumber(), forCitizen(narrow))).body.code).toBe('mandate-scope'); // prettier-ignore
    const delegate = await plantMandate(stage, { holder: 'delegate' });
    expect((await record('delegate', id, newNumber(), forCitizen(delegate))).body.code).toBe('role-not-allowed'); // prettier-ignore
    expect((await read('delegate', id)).body.allowed.map(({ transition }: Json) => transition)).not.toContain('recordPaidElsewhere'); // prettier-ignore
    await endMandates(stage);
    const mandateId = await plantMandate(stage, { holder: 'sportello', scope: ['pay'] });
    expect((await record('sportello', id)).body.code).toBe('mandate-required');
    const { allowed } = (await read('sportello', id)).body;
    expect(allowed).toMatchObject([{ transition: 'recordPaidElsewhere', onBehalfOf: { mandateId } }]); // prettier-ignore
    expect((await record('sportello', id, newNumber(), forCitizen(mandateId))).body.state).toBe('active'); // prettier-ignore
    const [told] = (await read('citizen', id, '/timeline')).body.items;
    expect(told).toMatchObject({ kind: 'recordPaidElsewhere', actor: { role: 'sportello' } });
  });

  test('is given back by hand when the service ends early, and the pratica waits for it', async () => {
    const id = await ordered();
    await record('admin', id);
    const foreseen = (await read('citizen', id, `/interruption?effectiveOn=${day(10)}`)).body;
    expect(foreseen).toMatchObject({ refundCents: 34_955, byHandCents: 34_955 });
    expect((await move('citizen', id, 'interrupt', { effectiveOn: day(10) })).status).toBe(200);
    const [told] = (await read('citizen', id, '/timeline')).body.items;
    expect(told.data).toMatchObject({ refundCents: 34_955, byHandCents: 34_955 });
    expect(await tasksOf(id)).toMatchObject([{ kind: 'refundByHand', owner: 'office' }]);
    const settle = () => settleInterrupted({ db: stage.db, pratiche: stage.app.pratiche, log: pino({ level: 'silent' }) }); // prettier-ignore
    await settle();
    expect((await read('citizen', id)).body.closed).toBe(false);

    const body = { refundNumber: newNumber(), note: 'In contanti, alla figlia' };
    const key = randomUUID();
    const given = await giveBack('admin', id, body, key);
    expect(given.body).toEqual({ amountCents: 34_955, refundNumber: body.refundNumber });
    expect(await giveBack('admin', id, body, key)).toMatchObject({ status: 200, body: given.body });
    expect((await giveBack('admin', id, { ...body, refundNumber: newNumber() })).body.code).toBe('nothing-to-refund'); // prettier-ignore
    const [last] = (await read('citizen', id, '/timeline')).body.items;
    expect(last).toMatchObject({ kind: 'refundedByHand', reason: body.note, data: { amountCents: 34_955, receiptNumber: body.refundNumber } }); // prettier-ignore
    expect(await tasksOf(id)).toEqual([]);
    expect(await balanceOf(id)).toEqual({ chargedCents: PAID_CENTS, vouchersCents: 0, toEnteCents: PAID_CENTS - 34_955, feeCents: 0, refundedCents: 34_955, heldCents: 0 }); // prettier-ignore
    expect((await read('ente', id, '/timeline')).body.items[0].kind).toBe('interrupt');
    await settle();
    expect((await read('citizen', id)).body).toMatchObject({ state: 'interrupted', closed: true });
  });

  test('is given back once, against a receipt of its own, by whom the citizen sent', async () => {
    const [one, other] = [await ordered(), await ordered()];
    for (const id of [one, other]) {
      await record('admin', id);
      await move('citizen', id, 'interrupt', { effectiveOn: day(10) });
    }
    const body = { refundNumber: newNumber(), note: 'In contanti' };
    expect((await giveBack('citizen', one, body)).status).toBe(403);
    expect((await giveBack('sportello', one, body)).status).toBe(404);
    expect((await giveBack('admin', one, { ...body, note: ' ' })).body.errors[0].pointer).toBe('/note'); // prettier-ignore
    const narrow = await plantMandate(stage, { holder: 'sportello', scope: ['service'] });
    expect((await giveBack('sportello', one, { ...body, onBehalfOf: { mandateId: narrow } })).body.code).toBe('mandate-scope'); // prettier-ignore
    await endMandates(stage);
    const mandateId = await plantMandate(stage, { holder: 'sportello', scope: ['pay'] });
    const twice = await Promise.all([1, 2].map(() => giveBack('sportello', one, { ...body, onBehalfOf: { mandateId } }))); // prettier-ignore
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 422]);
    const used = await giveBack('admin', other, body);
    expect([used.status, used.body.errors?.[0]?.pointer]).toEqual([422, '/refundNumber']);
    const [told] = (await read('citizen', one, '/timeline')).body.items;
    expect(told).toMatchObject({ kind: 'refundedByHand', actor: { role: 'sportello' } });
    expect(told.onBehalfOf).toMatchObject({ role: 'citizen' });
  });
});
