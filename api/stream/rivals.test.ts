import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkChain } from '../../db/check-chain.ts';
import { asActor, asSystem } from '../../db/connect.ts';
import { findEventWithReaders } from '../../db/events.ts';
import { withClient } from '../../dev/parts/databases.ts';
import { type Actor, askingAs } from '../actor.ts';
import { monthsAfter, today } from '../days.ts';
import { NEED } from '../testing-catalogue.ts';
import { ENTE_A, type Json, type Name, openApiWithWorker, PEOPLE } from '../testing.ts';
import { mayHear } from './may-hear.ts';
import { openStream } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let url: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  url = `${await stage.app.listen({ host: '127.0.0.1', port: 0 })}/api/stream`;
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const OFFER = {
  priceModel: 'hourly',
  lines: [{ label: 'Ore', unit: 'hour', unitCents: 2150, quantity: 24 }],
  firstDate: monthsAfter(today(), 1),
  profile: 'OSS',
  validUntil: monthsAfter(today(), 2),
};
const PERIOD = { startDate: monthsAfter(today(), 1), endDate: monthsAfter(today(), 2) };
const FOR_A = { onBehalfOf: { role: 'ente', enteId: ENTE_A } };

const open = async (who: Name, headers: Record<string, string> = {}) =>
  openStream(url, { authorization: await stage.bearer(who), ...headers });
const request = async (): Promise<string> =>
  (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
const timelineOf = async (who: Name, id: string): Promise<Json[]> =>
  (await stage.ask(who, 'GET', `/pratiche/${id}/timeline`)).body.items;
const offersOf = async (who: Name, id: string): Promise<Json[]> =>
  (await stage.ask(who, 'GET', `/pratiche/${id}/offers`)).body.items;

async function move(who: Name, id: string, transition: string, payload = {}, more = {}) {
  const { version } = (await stage.ask('admin', 'GET', `/pratiche/${id}`)).body;
  const command = { transition, expectedVersion: version, payload, ...more };
  const answer = await stage.ask(who, 'POST', `/pratiche/${id}/transitions`, command);
  expect([transition, answer.status, answer.body.code]).toEqual([transition, 200, undefined]);
}

async function choose(id: string) {
  const [offer] = await offersOf('ente', id);
  await move('citizen', id, 'chooseOffer', { offerId: offer.id, revision: offer.revision });
}

describe('Of what one ente does, its rivals', () => {
  test('hear that it touches them: live, after an absence, and in their timeline alike', async () => {
    const id = await request();
    await move('ente', id, 'submitOffer', OFFER);
    await move('rival', id, 'submitOffer', OFFER);
    const live = await open('rival');
    await choose(id);
    const reason = 'Confermato al telefono';
    await move('admin', id, 'confirmOrder', PERIOD, { ...FOR_A, reason });
    const told = ['chooseOffer', 'confirmOrder'];
    const kinds = ({ events }: typeof live) =>
      events.filter(({ data }) => data.praticaId === id).map(({ data }) => data.kind);
    await live.until(() => kinds(live).includes('confirmOrder'));
    // What it did itself may still be on its way when it begins to listen.
    expect(kinds(live).filter((kind) => kind !== 'submitOffer')).toEqual(told);
    await live.close();

    const later = await open('rival', { 'last-event-id': '0' });
    await later.until(() => kinds(later).length === 4);
    expect(kinds(later)).toEqual(['request', 'submitOffer', ...told]);
    await later.close();

    const [confirmed, chosen] = await timelineOf('rival', id);
    expect(confirmed).toMatchObject({ kind: 'confirmOrder', reason: null, data: {} });
    expect(confirmed.onBehalfOf).toEqual({ role: 'ente', name: null });
    expect(chosen).toMatchObject({ kind: 'chooseOffer', data: {}, actor: { name: null } });
    expect((await timelineOf('ente', id))[0]).toMatchObject({ reason, data: { enteId: ENTE_A } });
  });

  test('hear nothing when it leaves them where they are', async () => {
    const id = await request();
    await move('rival', id, 'submitOffer', OFFER);
    await move('ente', id, 'submitOffer', OFFER);
    await move('ente', id, 'withdrawOffer', { offerId: (await offersOf('ente', id))[0]!.id });
    await move('ente', id, 'declineRequest', {}, { reason: 'Siamo al completo' });
    const kinds = (await timelineOf('rival', id)).map(({ kind }) => kind);
    expect(kinds).toEqual(['submitOffer', 'request']);
  });

  test('and those who said nothing hear that their task is gone, and that it is back', async () => {
    const id = await request();
    await move('ente', id, 'submitOffer', OFFER);
    const tasks = async () =>
      (await stage.ask('rival', 'GET', '/tasks')).body.items.filter(
        (task: Json) => task.pratica?.id === id || task.praticaId === id,
      ).length;
    expect(await tasks()).toBe(1);
    const live = await open('rival');
    await choose(id);
    expect(await tasks()).toBe(0);
    await move('ente', id, 'rejectOrder', {}, { reason: 'Manca l’operatore' });
    expect(await tasks()).toBe(1);
    await live.until(() => live.events.length >= 2);
    expect(live.events.map(({ data }) => data.kind)).toEqual(['chooseOffer', 'rejectOrder']);
    await live.close();
    expect((await timelineOf('rival', id))[0]).toMatchObject({ kind: 'rejectOrder', reason: null });
  });

  test('never read why the office cancelled, which both parties do', async () => {
    const id = await request();
    await move('ente', id, 'submitOffer', OFFER);
    await choose(id);
    const reason = 'La persona è in ospedale';
    await move('admin', id, 'cancel', {}, { reason });
    const reasons = Promise.all(
      (['citizen', 'ente', 'rival'] as const).map(async (who) => (await timelineOf(who, id))[0]),
    );
    expect((await reasons).map((event) => [event.kind, event.reason])).toEqual([
      ['cancel', reason],
      ['cancel', reason],
      ['cancel', null],
    ]);
  });
});

test('Stream and row-level security agree on every event of every walk above', async () => {
  const events = await asSystem(stage.db, 'milano', async (trx) => {
    const ids = await trx.selectFrom('event').select('id').execute();
    return Promise.all(ids.map(async (event) => (await findEventWithReaders(trx, event))!));
  });
  expect(events.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['chooseOffer', 'confirmOrder', 'rejectOrder', 'cancel']),
  );
  for (const who of ['ente', 'rival', 'unasked', 'citizen', 'operator'] as const) {
    const { sub: id, roles, comune: comuneId, ente_id: enteId } = PEOPLE[who] as Json;
    const actor: Actor = { id, role: roles[0], comuneId, enteId, name: '', expiresAt: 0 };
    const visible = await asActor(stage.db, askingAs(actor), (trx) =>
      trx.selectFrom('event').select('id').execute(),
    );
    const heard = events.filter((event) => mayHear(actor, event)).map((event) => event.id);
    expect([who, heard.sort()]).toEqual([who, visible.map((row) => row.id).sort()]);
  }
});

describe('The chain of a pratica', () => {
  const eventsOf = (id: string) =>
    asSystem(stage.db, 'milano', (trx) =>
      trx.selectFrom('event').selectAll().where('praticaId', '=', id).orderBy('seq').execute(),
    );
  const tamper = (id: string, change: string) =>
    withClient(stage.adminUrl, (client) =>
      client.query(`update wemi.event set ${change} where pratica_id = $1 and seq = 3`, [id]),
    );

  test('can be computed again from its rows, and shows where one was changed', async () => {
    const id = await request();
    await move('ente', id, 'submitOffer', OFFER);
    await choose(id);
    const reason = 'Confermato al telefono, con «note» e ünïcode';
    await move('admin', id, 'confirmOrder', PERIOD, { ...FOR_A, reason });
    await move('citizen', id, 'withdraw');
    const events = await eventsOf(id);
    expect(events).toHaveLength(5);
    expect(checkChain(events)).toBeUndefined();
    expect(checkChain(events.slice(1))).toEqual({ seq: 1, misfit: 'missing' });
    const gap = events.filter(({ seq }) => seq !== 4);
    expect(checkChain(gap)).toEqual({ seq: 4, misfit: 'missing' });

    for (const change of [
      `data = data || '{"revision": 2}'`,
      `at = at + interval '1 second'`,
      `audience = audience || '{office}'`,
      `hash = repeat('0', 64)`,
    ]) {
      const { hash, at, data, audience } = events[2]!;
      await tamper(id, change);
      const place = checkChain(await eventsOf(id));
      expect([change, place]).toEqual([change, { seq: 3, misfit: 'changed' }]);
      await withClient(stage.adminUrl, (client) =>
        client.query(
          `update wemi.event set hash = $2, at = $3, data = $4, audience = $5 where pratica_id = $1 and seq = 3`,
          [id, hash, at, JSON.stringify(data), audience],
        ),
      );
    }
    expect(checkChain(await eventsOf(id))).toBeUndefined();
  });
});
