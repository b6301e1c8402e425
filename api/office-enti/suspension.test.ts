import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { pino } from 'pino';
import { suspendEnti } from '../../activities/jobs/suspend-enti.ts';
import { connect, type Db } from '../../db/connect.ts';
import { ADMIN, CITIZEN, member } from '../../workflows/pratica/testing.ts';
import { openPaymentApi, type PaymentApi } from '../payments/testing.ts';
import { ENTE_A, ENTE_B, type Json, type Name } from '../testing.ts';

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

const log = pino({ level: 'silent' });
const work = () => suspendEnti({ db: api.db, pratiche: api.pratiche as never, log });
const decide = (what: 'suspend' | 'reinstate', more: { who?: Name; key?: string; ente?: string; reason?: string } = {}) => {
  const { who = 'admin', key = randomUUID(), ente = ENTE_A, reason = 'Qualifica sotto esame' } = more;
  return api.ask(who, 'POST', `/office/enti/${ente}/${what}`, { body: { reason }, key });
}; // prettier-ignore
const view = async (query = '', who: Name = 'admin') =>
  (await api.ask(who, 'GET', `/office/enti/${ENTE_A}/suspension${query}`)).body as Json;
const rowOf = async (id: string) =>
  (await view('?limit=100')).items.find(({ praticaId }: Json) => praticaId === id);
const answerOf = async (praticaId: string) => {
  const { rows } = await sql<{ answer: string }>`select answer from wemi.pratica_ente where pratica_id = ${praticaId} and ente_id = ${ENTE_A}`.execute(behind); // prettier-ignore
  return rows[0]!.answer;
};
const offersOf = async (praticaId: string) => {
  const { rows } = await sql<{ enteId: string; status: string }>`select ente_id, status from wemi.offer where pratica_id = ${praticaId}`.execute(behind); // prettier-ignore
  return rows.map(({ enteId, status }) => [enteId === ENTE_A ? 'A' : 'B', status]).sort();
};

/** A pratica in each of the states in which an ente can be concerned. */
async function oneOfEach() {
  const pay = async () => (await api.startDue()).praticaId;
  const [offer, order, payment, reserve, active] = [await pay(), await pay(), await pay(), await pay(), await pay()]; // prettier-ignore
  for (const id of [offer, order, reserve]) await api.act(id, 'returnToOffer', ADMIN);
  const choose = async (id: string, ente: string) => {
    const { rows } = await sql<{ id: string }>`select id from wemi.offer where pratica_id = ${id} and ente_id = ${ente}`.execute(behind); // prettier-ignore
    await api.act(id, 'chooseOffer', CITIZEN, { facts: { offerId: rows[0]!.id, revision: 1 } });
  };
  await choose(order, ENTE_A);
  await choose(reserve, ENTE_B);
  const { body } = await api.ask('citizen', 'POST', `/pratiche/${active}/payments`, { body: { method: 'card' }, key: randomUUID() }); // prettier-ignore
  await api.payWith(body.redirectUrl, 'good');
  while (api.pratiche.stateOf(active) !== 'active') await new Promise((go) => setTimeout(go, 50));
  return { offer, order, payment, reserve, active };
}

describe('The suspension of an ente', () => {
  test('is shown beforehand, carried out pratica by pratica, and done once', async () => {
    const made = await oneOfEach();
    const before = await view('?limit=100');
    expect(before).toMatchObject({ ente: { suspended: false }, suspension: null, outcomes: null });
    expect(before.planned).toEqual({ exclude: 2, returnToOffer: 2, decide: 1 });
    expect((await rowOf(made.active)).planned).toBe('decide');
    expect(await answerOf(made.offer)).toBe('offered');

    const key = randomUUID();
    expect((await decide('suspend', { key })).body).toEqual({ id: ENTE_A, suspended: true });
    expect((await decide('suspend', { key })).body).toEqual({ id: ENTE_A, suspended: true });
    expect((await decide('suspend', { key, reason: 'x' })).body.code).toBe('idempotency-key-reused'); // prettier-ignore
    expect((await decide('suspend')).body.code).toBe('ente-suspended');
    expect((await view()).outcomes).toMatchObject({ pending: 5 });
    const { items } = (await api.ask('admin', 'GET', '/office/enti')).body;
    expect(items).toContainEqual(expect.objectContaining({ id: ENTE_A, suspended: true }));

    await work();
    expect((await view()).outcomes).toMatchObject({ pending: 0, done: 4, toDecide: 1 });
    for (const id of [made.offer, made.order, made.payment, made.reserve]) {
      expect(await answerOf(id)).toBe('excluded');
    }
    expect(api.pratiche.stateOf(made.order)).toBe('offer');
    expect(api.pratiche.stateOf(made.payment)).toBe('offer');
    expect(api.pratiche.stateOf(made.reserve)).toBe('order');
    expect(api.pratiche.stateOf(made.active)).toBe('active');
    expect(await offersOf(made.offer)).toEqual([['A', 'withdrawn'], ['B', 'live']]); // prettier-ignore
    expect(await offersOf(made.payment)).toEqual([['A', 'rejected'], ['B', 'live']]); // prettier-ignore
    const [event] = (await api.ask('ente', 'GET', `/pratiche/${made.order}/timeline`)).body.items;
    expect(event).toMatchObject({ kind: 'returnToOffer', reason: 'Qualifica sotto esame', actor: { name: 'Carla Neri' } }); // prettier-ignore

    await work();
    const { rows } = await sql`select from wemi.event where kind in ('returnToOffer', 'excludeEnte') and pratica_id = ${made.payment}`.execute(behind); // prettier-ignore
    expect(rows).toHaveLength(1);

    await decide('reinstate');
    expect(await view()).toMatchObject({ ente: { suspended: false }, suspension: null });
    expect((await decide('reinstate')).body.code).toBe('ente-not-suspended');
  });

  test('goes on where it was after a kill, and leaves what moved meanwhile', async () => {
    const [one, two] = [(await api.startDue()).praticaId, (await api.startDue()).praticaId];
    await decide('suspend');
    // Killed between the pratica's move and the note of it; and one withdrawn before its turn.
    const id = (await view()).suspension.id as string;
    await work();
    await sql`update wemi.ente_suspension_case set outcome = 'pending' where suspension_id = ${id}`.execute(behind); // prettier-ignore
    await api.act(two, 'withdraw', CITIZEN);
    await work();
    expect((await rowOf(one)).outcome).toBe('overtaken');
    expect((await rowOf(two)).outcome).toBe('overtaken');
    const { rows } = await sql`select from wemi.event where kind = 'returnToOffer' and pratica_id = ${one}`.execute(behind); // prettier-ignore
    expect(rows).toHaveLength(1);
    await decide('reinstate');
  });

  test('waits for an engine that is away, and takes out what it could not see coming', async () => {
    const { praticaId } = await api.startDue();
    await decide('suspend');
    api.pratiche.isAway = true;
    await expect(work()).rejects.toThrow();
    expect((await rowOf(praticaId)).outcome).toBe('pending');
    api.pratiche.isAway = false;
    // A request that reached the ente in that very moment.
    const late = (await api.startDue()).praticaId;
    await work();
    expect((await rowOf(praticaId)).outcome).toBe('done');
    expect((await rowOf(late)).outcome).toBe('done');
    expect(await answerOf(late)).toBe('excluded');
    await decide('reinstate');
  });

  test('leaves nothing pending once it is lifted', async () => {
    const { praticaId } = await api.startDue();
    await decide('suspend');
    await decide('reinstate');
    await work();
    expect(api.pratiche.stateOf(praticaId)).toBe('payment');
  });

  test('keeps the ente from offering in the moment before its pratica hears of it', async () => {
    const { praticaId } = await api.startDue();
    await api.act(praticaId, 'returnToOffer', ADMIN);
    await api.act(praticaId, 'withdrawOffer', member(ENTE_A), { facts: { offerId: (await sql<{ id: string }>`select id from wemi.offer where pratica_id = ${praticaId} and ente_id = ${ENTE_A}`.execute(behind)).rows[0]!.id } }); // prettier-ignore
    await decide('suspend');
    const { rows } = await sql<{ version: number }>`select version from wemi.pratica where id = ${praticaId}`.execute(behind); // prettier-ignore
    const body = { transition: 'submitOffer', expectedVersion: rows[0]!.version, payload: {} };
    const answer = await api.ask('ente', 'POST', `/pratiche/${praticaId}/transitions`, { body, key: randomUUID() }); // prettier-ignore
    expect([answer.status, answer.body.code]).toEqual([409, 'ente-suspended']);
    await decide('reinstate');
  });

  test('is walked page by page', async () => {
    const all = (await view('?limit=100')).items as Json[];
    const first = await view('?limit=1');
    const second = await view(`?limit=1&cursor=${first.next}`);
    expect([first.items[0], second.items[0]]).toEqual(all.slice(0, 2));
  });

  test.each(['citizen', 'ente', 'operator', 'sportello', 'auditor'] as Name[])(
    'is not for a %s to see or decide',
    async (who) => {
      expect((await decide('suspend', { who })).status).toBe(403);
      expect((await decide('reinstate', { who })).status).toBe(403);
      expect((await api.ask(who, 'GET', '/office/enti')).status).toBe(403);
      expect((await view('', who)).code).toBe('forbidden');
    },
  );

  test('is not another comune’s business, wants a reason and a key', async () => {
    expect((await decide('suspend', { who: 'adminElsewhere' })).status).toBe(404);
    expect((await api.ask('adminElsewhere', 'GET', '/office/enti')).body.items).toEqual([]);
    expect((await decide('suspend', { reason: '  ' })).body.errors[0].pointer).toBe('/reason');
    const { body } = await api.ask('admin', 'POST', `/office/enti/${ENTE_A}/suspend`, { body: { reason: 'x' } }); // prettier-ignore
    expect(body.code).toBe('idempotency-key-missing');
    expect((await decide('suspend', { ente: randomUUID() })).status).toBe(404);
  });
});
