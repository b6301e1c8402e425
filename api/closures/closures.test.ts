import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { pino } from 'pino';
import { applyClosures } from '../../activities/jobs/apply-closures.ts';
import { connect, type Db } from '../../db/connect.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { ADMIN, CITIZEN } from '../../workflows/pratica/testing.ts';
import { today } from '../days.ts';
import { openPaymentApi, type PaymentApi } from '../payments/testing.ts';
import { ENTE_A, type Json, type Name } from '../testing.ts';

let api: PaymentApi;
let behind: Db;
beforeAll(async () => {
  api = await openPaymentApi();
  behind = connect(api.database.adminUrl, { max: 1 });
}, 60_000);
afterAll(async () => {
  await behind?.destroy();
  await api?.close();
});

const TOMORROW = addDays(today(), 1);
/** Long enough to hold business days whatever the day of the test. */
const TWO_WEEKS = { from: TOMORROW, through: addDays(TOMORROW, 13) };

const log = pino({ level: 'silent' });
const work = () => applyClosures({ db: api.db, pratiche: api.pratiche as never, log });
const add = (days: object, { who = 'ente' as Name, key = randomUUID() } = {}) =>
  api.ask(who, 'POST', '/closures', { body: days, key });
const list = async (who: Name = 'ente') =>
  (await api.ask(who, 'GET', '/closures')).body.items as Json[];
async function remove(id: string, who: Name = 'ente') {
  const { statusCode, payload } = await api.askRaw(who, 'DELETE' as never, `/closures/${id}`);
  return { status: statusCode, code: payload ? JSON.parse(payload).code : undefined };
}
const shorten = (id: string, through: string, who: Name = 'ente') =>
  api.ask(who, 'PATCH' as never, `/closures/${id}`, { body: { through } });
const timesTold = async (praticaId: string, kind: string) =>
  ((await api.ask('citizen', 'GET', `/pratiche/${praticaId}/timeline`)).body.items as Json[]).filter((event) => event.kind === kind).length; // prettier-ignore
const dueOf = async (praticaId: string) => {
  const { rows } = await sql<{ dueAt: string }>`select due_at from wemi.task where pratica_id = ${praticaId} and kind = 'confirmOrder' and closed_at is null`.execute(behind); // prettier-ignore
  return rows[0]!.dueAt;
};
/** An order that waits for the first ente; chosen through the API, as a citizen does. */
async function anOrder() {
  const { praticaId } = await api.startDue();
  await api.act(praticaId, 'returnToOffer', ADMIN);
  const { rows } = await sql<{ id: string; version: number }>`select offer.id, version from wemi.offer join wemi.pratica on pratica.id = pratica_id where pratica_id = ${praticaId} and ente_id = ${ENTE_A}`.execute(behind); // prettier-ignore
  const { id: offerId, version: expectedVersion } = rows[0]!;
  const body = { transition: 'chooseOffer', expectedVersion, payload: { offerId, revision: 1 } };
  const chosen = await api.ask('citizen', 'POST', `/pratiche/${praticaId}/transitions`, { body, key: randomUUID() }); // prettier-ignore
  expect(chosen.body.state).toBe('order');
  return praticaId;
}

describe('A closure of an ente', () => {
  test('shows beforehand which terms it moves, moves them once, and says why', async () => {
    const praticaId = await anOrder();
    const before = await dueOf(praticaId);
    const { from, through } = TWO_WEEKS;
    const foreseen = (await api.ask('ente', 'GET', `/closures/shift?from=${from}&through=${through}`)).body.items; // prettier-ignore
    expect(foreseen).toMatchObject([{ praticaId, dueAt: before }]);
    expect(await dueOf(praticaId)).toBe(before);

    const key = randomUUID();
    const added = await add({ ...TWO_WEEKS, note: 'Ferie' }, { key });
    expect(added.body).toMatchObject({ ...TWO_WEEKS, note: 'Ferie', removable: true });
    expect((await add({ ...TWO_WEEKS, note: 'Ferie' }, { key })).body).toEqual(added.body);
    expect((await add(TWO_WEEKS, { key })).body.code).toBe('idempotency-key-reused');
    expect(await list()).toHaveLength(1);

    await work();
    expect(await dueOf(praticaId)).toBe(foreseen[0].movedTo);
    expect(await dueOf(praticaId) > before).toBe(true); // prettier-ignore
    await work();
    const events = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/timeline`)).body.items as Json[]; // prettier-ignore
    const told = events.filter(({ kind }) => kind === 'postponeForClosure');
    expect(told).toHaveLength(1);
    expect(told[0].data).toMatchObject({ closedFrom: from, closedThrough: through });
    const { rows } = await sql`select outbox.audience from wemi.outbox join wemi.event on event.id = event_id where event.kind = 'postponeForClosure' and event.pratica_id = ${praticaId} order by 1`.execute(behind); // prettier-ignore
    expect(rows).toEqual([{ audience: 'citizen' }, { audience: 'ente' }]);

    // An offer chosen now begins with the term that the closure gives: no step of its own.
    const later = await anOrder();
    expect((await dueOf(later)).slice(0, 10)).toBe(foreseen[0].movedTo.slice(0, 10));
    await work();
    const kinds = ((await api.ask('citizen', 'GET', `/pratiche/${later}/timeline`)).body.items as Json[]).map(({ kind }) => kind); // prettier-ignore
    expect(kinds).not.toContain('postponeForClosure');

    // Taken back, the terms are as if it had never been, for those who began under it too.
    expect(await remove(added.body.id)).toEqual({ status: 204, code: undefined });
    expect((await remove(added.body.id)).status).toBe(404);
    expect(await list()).toEqual([]);
    await work();
    await work();
    expect(await dueOf(praticaId)).toBe(before);
    expect((await dueOf(later)).slice(0, 10)).toBe(before.slice(0, 10));
    const [last] = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/timeline`)).body.items as Json[]; // prettier-ignore
    expect(last).toMatchObject({ kind: 'withdrawClosure', data: { closedFrom: from, closedThrough: through } }); // prettier-ignore
    expect(await timesTold(praticaId, 'withdrawClosure')).toBe(1);
    for (const id of [praticaId, later]) await api.act(id, 'withdraw', CITIZEN);
  });

  test('that is removed while another is added gives back its own days alone', async () => {
    const praticaId = await anOrder();
    const before = await dueOf(praticaId);
    const { body: gone } = await add(TWO_WEEKS);
    await work();
    await remove(gone.id);
    const foreseen = (await api.ask('ente', 'GET', `/closures/shift?from=${TOMORROW}&through=${addDays(TOMORROW, 6)}`)).body.items as Json[]; // prettier-ignore
    const { body: stays } = await add({ from: TOMORROW, through: addDays(TOMORROW, 6) });
    await work();
    const moved = await dueOf(praticaId);
    expect(moved > before).toBe(true);
    expect(foreseen.map((order) => order.praticaId)).toContain(praticaId);
    await remove(stays.id);
    await work();
    expect(await dueOf(praticaId)).toBe(before);
    await api.act(praticaId, 'withdraw', CITIZEN);
  });

  test('is looked at no more once all its orders have heard of it', async () => {
    await add(TWO_WEEKS);
    await sql`update wemi.ente_closure set created_at = now() - interval '2 minutes', changed_at = changed_at - interval '2 minutes'`.execute(behind); // prettier-ignore
    await work();
    const { rows } = await sql`select from wemi.ente_closure where applied_at is null`.execute(behind); // prettier-ignore
    expect(rows).toHaveLength(0);
    await api.act(await anOrder(), 'withdraw', CITIZEN);
  });

  test('that has begun is not removed, but can end earlier: its orders get the days to come', async () => {
    for (const { id } of await list()) await remove(id);
    await work();
    const praticaId = await anOrder();
    const before = await dueOf(praticaId);
    const { body } = await add({ from: today(), through: addDays(today(), 14) });
    expect(body).toMatchObject({ removable: false, shortenable: true });
    expect(await remove(body.id)).toEqual({ status: 422, code: 'closure-begun' });
    await work();
    const long = await dueOf(praticaId);
    for (const through of [addDays(today(), 14 + 1), addDays(today(), -1), 'domani']) {
      const refused = await shorten(body.id, through);
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/through']);
    }
    expect((await shorten(body.id, today(), 'rival')).status).toBe(404);
    const shorter = await shorten(body.id, today());
    expect(shorter.body).toMatchObject({ from: today(), through: today(), shortenable: false });
    expect((await shorten(body.id, today())).body).toEqual(shorter.body);
    await work();
    const due = await dueOf(praticaId);
    expect(due < long).toBe(true);
    expect(due >= before).toBe(true);
    const [last] = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/timeline`)).body.items as Json[]; // prettier-ignore
    expect(last!.data).toMatchObject({ closedFrom: TOMORROW, closedThrough: addDays(today(), 14) });
    await api.act(praticaId, 'withdraw', CITIZEN);
  });

  test.each([
    ['/from', { from: addDays(today(), -1), through: TOMORROW }],
    ['/from', { from: addDays(today(), 900), through: addDays(today(), 901) }],
    ['/through', { from: TOMORROW, through: today() }],
    ['/through', { from: TOMORROW, through: addDays(TOMORROW, 62) }],
    ['/from', { from: 'domani', through: TOMORROW }],
  ])('names what is wrong with it: %s', async (pointer, days) => {
    const { status, body } = await add(days);
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });

  test('is its own ente’s alone', async () => {
    const [mine] = await list();
    expect(await list('rival')).toEqual([]);
    expect((await remove(mine.id, 'rival')).status).toBe(404);
    expect((await remove(randomUUID())).status).toBe(404);
    for (const who of ['citizen', 'admin', 'operator', 'sportello', 'auditor'] as const) {
      expect((await add(TWO_WEEKS, { who })).status).toBe(403);
      expect((await api.ask(who, 'GET', '/closures')).status).toBe(403);
    }
  });
});
