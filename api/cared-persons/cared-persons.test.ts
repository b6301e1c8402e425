import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { connect } from '../../db/connect.ts';
import { today } from '../days.ts';
import { type Name, openApi, PEOPLE, type Stage } from '../testing.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['citizen', 'otherCitizen', 'sportello'] as const)
    await stage.ask(who, 'GET', '/me');
}, 120_000);
afterAll(() => stage?.close(), 60_000);
afterEach(() => behind(sql`truncate wemi.cared_person`));

/** What no role of the app may do. */
async function behind(statement: ReturnType<typeof sql>) {
  const owner = connect(stage.adminUrl, { max: 1 });
  await statement.execute(owner).finally(() => owner.destroy());
}
const ROSA = { name: 'Rosa Ferrari', relation: 'madre', born: '1941', address: 'Via Capuana 3', municipio: 3 }; // prettier-ignore
const put = (body: object, id: string = randomUUID(), who: Name = 'citizen') =>
  stage.ask(who, 'PUT', `/me/cared-persons/${id}`, body);
const list = async (who: Name = 'citizen') =>
  (await stage.ask(who, 'GET', '/me/cared-persons')).body.items;

describe('The persons whom a citizen looks after', () => {
  test('are kept, changed and removed by the citizen', async () => {
    const id = randomUUID();
    const kept = await put({ ...ROSA, name: ' Rosa   Ferrari ', fiscalCode: 'frr rsn 50p54 f205 z' }, id); // prettier-ignore
    expect([kept.status, kept.body.errors?.[0].pointer]).toEqual([422, '/fiscalCode']);
    expect((await put({ ...ROSA, name: ' Rosa   Ferrari ' }, id)).body).toEqual({ id, fiscalCode: null, ...ROSA }); // prettier-ignore
    await put({ name: 'Aldo Ferrari', fiscalCode: 'rss mra 80a01 h501u' });
    expect(await list()).toMatchObject([
      { name: 'Aldo Ferrari', fiscalCode: 'RSSMRA80A01H501U', born: null },
      { id, name: 'Rosa Ferrari' },
    ]);
    await put({ name: 'Rosa Ferrari', born: '1941-05-03' }, id.toUpperCase());
    expect((await list())[1]).toEqual({ id, name: 'Rosa Ferrari', born: '1941-05-03', relation: null, fiscalCode: null, address: null, municipio: null }); // prettier-ignore
    expect((await stage.ask('citizen', 'DELETE', `/me/cared-persons/${id}`)).status).toBe(204);
    expect((await stage.ask('citizen', 'DELETE', `/me/cared-persons/${id}`)).status).toBe(404);
    expect(await list()).toHaveLength(1);
  });

  test('are nobody else’s, under whatever id', async () => {
    const id = randomUUID();
    await put(ROSA, id);
    expect(await list('otherCitizen')).toEqual([]);
    expect((await stage.ask('otherCitizen', 'DELETE', `/me/cared-persons/${id}`)).status).toBe(404);
    await put({ name: 'Un’altra' }, id, 'otherCitizen');
    expect(await list()).toMatchObject([{ id, name: 'Rosa Ferrari' }]);
    expect(await list('otherCitizen')).toMatchObject([{ id, name: 'Un’altra' }]);
    for (const who of ['sportello', 'admin', 'ente', 'auditor', 'operator'] as const)
      expect((await put(ROSA, id, who)).status).toBe(403);
  });

  test.each([
    ['no name', { name: '  ' }, '/name'],
    ['a year to come', { ...ROSA, born: '2999' }, '/born'],
    ['a year too long ago', { ...ROSA, born: '1850' }, '/born'],
    ['a day that is none', { ...ROSA, born: '1941-02-30' }, '/born'],
    ['words for a year', { ...ROSA, born: 'ottanta' }, '/born'],
    ['a fiscal code with a wrong check letter', { ...ROSA, fiscalCode: 'RSSMRA80A01H501X' }, '/fiscalCode'], // prettier-ignore
    ['a municipio that is none', { ...ROSA, municipio: 44 }, '/municipio'],
    ['more than is kept', { ...ROSA, autonomy: 'partial' }, '/autonomy'],
  ])('are refused with %s', async (_what, body, pointer) => {
    const answer = await put(body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
    expect(await list()).toEqual([]);
  });

  test('may be born today', async () => {
    expect((await put({ ...ROSA, born: today() })).status).toBe(200);
  });

  test('are twenty at most, all of which can still be changed', async () => {
    for (let n = 0; n < 20; n += 1) expect((await put(ROSA)).status).toBe(200);
    expect((await put(ROSA)).body.detail).toContain('al massimo 20');
    const [{ id }] = await list();
    expect((await put({ name: 'Rosa' }, id)).status).toBe(200);
  });
});

describe('Where needs were', () => {
  let n = 0;
  async function sent(beneficiary: object, place: object, day: string, who: Name = 'citizen') {
    n += 1;
    const [needId, praticaId, number] = [randomUUID(), randomUUID(), `MI-2026-00000${n}`];
    const of = PEOPLE[who].sub!;
    await behind(sql`insert into wemi.need (id, comune_id, applicant_id, service_type_id, pratica_id, beneficiary, place)
      values (${needId}, 'milano', ${of}, 'assistenza-persona', ${praticaId}, ${JSON.stringify(beneficiary)}, ${JSON.stringify(place)})`);
    await behind(sql`insert into wemi.pratica (id, comune_id, number, service_type_id, need_id, applicant_id, state,
        version, opened_at, state_since, policy, updated_at)
      values (${praticaId}, 'milano', ${number}, 'assistenza-persona', ${needId}, ${of}, 'offer', 1, ${day}::timestamptz, now(), '{}', now())`);
    return number;
  } // prettier-ignore

  test('is known from the latest that was sent, for oneself and for each other by name', async () => {
    await sent({ self: true }, { address: 'Via Vecchia 1', municipio: 1 }, '2026-01-01');
    const own = await sent({ self: true }, { address: 'Via Nuova 2', municipio: 2 }, '2026-02-01');
    const rosa = await sent({ self: false, name: 'Rosa' }, { municipio: 3 }, '2026-01-15');
    await sent({ self: false, name: 'ROSA' }, { address: 'Via Prima 1' }, '2026-01-10');
    await sent({ self: true }, {}, '2026-03-01');
    await sent({ self: true }, { address: 'Via Altrui 9' }, '2026-04-01', 'otherCitizen');
    const draft = { serviceTypeId: 'assistenza-persona', params: {}, beneficiary: { self: true }, place: { address: 'Via Bozza 4' }, times: {} }; // prettier-ignore
    await stage.ask('citizen', 'PUT', `/needs/${randomUUID()}`, draft);
    const { body } = await stage.ask('citizen', 'GET', '/me/known-places');
    expect(body.items).toEqual([
      { beneficiary: null, address: 'Via Nuova 2', municipio: 2, number: own, sentAt: '2026-02-01T00:00:00.000Z' },
      { beneficiary: 'Rosa', address: null, municipio: 3, number: rosa, sentAt: '2026-01-15T00:00:00.000Z' },
    ]); // prettier-ignore
    expect((await stage.ask('admin', 'GET', '/me/known-places')).status).toBe(403);
  });
});
