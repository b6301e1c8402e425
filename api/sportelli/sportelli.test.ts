import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { seedSportello } from '../../db/sportelli.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import { holidaysOf } from '../pratiche/holidays.ts';
import { type Json, type Name, openApi, type Stage } from '../testing.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['admin', 'secondAdmin'] as const) await stage.ask(who, 'GET', '/me');
}, 120_000);
afterAll(() => stage?.close(), 60_000);

const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', until: '24:00' }));
const SAID = { name: 'Spazio WeMi Capuana', address: 'Via Capuana 3', municipio: 3, phone: '02 0000', hours: always, closedDays: [], isShown: true }; // prettier-ignore
const CAPUANA = 'spazio-wemi-capuana';
const write = (said: object, expectedVersion: number, { id = CAPUANA, who = 'admin' as Name, key = randomUUID() as string } = {}) =>
  stage.ask(who, 'POST', `/office/sportelli/${id}/versions`, { said, expectedVersion }, key); // prettier-ignore
const add = (said: object, key?: string) =>
  stage.ask('admin', 'POST', '/office/sportelli', { said, expectedVersion: 0 }, key);
const listed = async (query = ''): Promise<Json[]> =>
  (await stage.ask(null, 'GET', `/sportelli${query}`)).body.items;
const versionOf = async (id = CAPUANA): Promise<number> =>
  (await stage.ask('admin', 'GET', '/office/sportelli')).body.items.find((one: Json) => one.id === id).version; // prettier-ignore

describe('Sportelli', () => {
  test('are written by the comune in versions, and shown to everybody', async () => {
    const closedDays = [{ from: '2020-01-01', through: '2020-01-02' }, { from: addDays(today(), 30), through: addDays(today(), 31) }]; // prettier-ignore
    const said = { ...SAID, name: ' Spazio  WeMi Capuana ', closedDays };
    const written = await write(said, 0);
    expect([written.status, written.body]).toMatchObject([200, { id: CAPUANA, version: 1, writtenBy: 'Carla Neri', said: { ...SAID, closedDays } }]); // prettier-ignore
    const shown = (await listed()).find(({ id }) => id === CAPUANA)!;
    expect(shown).toMatchObject({ name: SAID.name, address: SAID.address, municipio: 3 });
    expect(shown['closedDays']).toEqual(closedDays.slice(1));
    expect(shown).not.toHaveProperty('isShown');
    const history = await stage.ask('auditor', 'GET', `/office/sportelli/${CAPUANA}/versions`);
    expect(history.body.items).toMatchObject([{ version: 1, writtenBy: 'Carla Neri' }]);
  });

  test('say whether they are open, and what they know of the next time', async () => {
    await write({ ...SAID, closedDays: [] }, await versionOf());
    const isHoliday = holidaysOf('12-07', Number(today().slice(0, 4)), 1).includes(today());
    const [open] = (await listed()).filter(({ id }) => id === CAPUANA);
    expect(open!['isOpen']).toBe(!isHoliday);
    await write({ ...SAID, closedDays: [{ from: today(), through: today() }] }, await versionOf());
    const [closed] = (await listed()).filter(({ id }) => id === CAPUANA);
    expect(closed!['isOpen']).toBe(false);
    expect(Date.parse(closed!['changesAt'])).toBeGreaterThan(Date.now());
    await write({ ...SAID, hours: [] }, await versionOf());
    const [never] = (await listed()).filter(({ id }) => id === CAPUANA);
    expect(never).toMatchObject({ isOpen: false, changesAt: null });
  });

  test('are not shown once the comune says so', async () => {
    await write({ ...SAID, isShown: false }, await versionOf());
    expect((await listed()).map(({ id }) => id)).not.toContain(CAPUANA);
    await write(SAID, await versionOf());
    expect((await listed()).map(({ id }) => id)).toContain(CAPUANA);
  });

  test('are added once under one key, each under a name of its own', async () => {
    const key = randomUUID();
    const said = { ...SAID, name: 'Spazio Città Studi' };
    for (const _time of [1, 2]) expect((await add(said, key)).body.id).toBe('spazio-citta-studi');
    expect((await add(said)).body.id).toBe('spazio-citta-studi-2');
    const reused = await add({ ...said, phone: '1' }, key);
    expect(reused.body.code).toBe('idempotency-key-reused');
  });

  test('are not written over unawares, and the same save again is one version', async () => {
    const version = await versionOf();
    const key = randomUUID();
    for (const _time of [1, 2]) expect((await write(SAID, version, { key })).body.version).toBe(version + 1); // prettier-ignore
    const late = await write({ ...SAID, phone: '3' }, version, { who: 'secondAdmin' });
    expect([late.status, late.body.code]).toEqual([409, 'sportello-changed']);
    expect(late.body.detail).toContain('Carla Neri');
  });

  test.each<[string, object, string]>([
    ['no name', { name: '  ' }, '/said/name'],
    ['a municipio that is none', { municipio: 44 }, '/said/municipio'],
    ['hours that end before they begin', { hours: [{ weekday: 1, from: '12:00', until: '09:00' }] }, '/said/hours/0/until'],
    ['hours that overlap', { hours: [{ weekday: 1, from: '09:00', until: '12:00' }, { weekday: 1, from: '11:00', until: '13:00' }] }, '/said/hours/1/until'],
    ['an hour that is none', { hours: [{ weekday: 1, from: '25:00', until: '26:00' }] }, '/said/hours/0/from'],
    ['closed days that end before they begin', { closedDays: [{ from: '2026-12-02', through: '2026-12-01' }] }, '/said/closedDays/0/through'],
  ])('are refused with %s', async (_what, change, pointer) => {
    const answer = await write({ ...SAID, ...change }, await versionOf());
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
  }); // prettier-ignore

  test('are written by the office alone, of its own comune', async () => {
    for (const who of ['citizen', 'ente', 'sportello', 'auditor', 'operator'] as const)
      expect([who, (await write(SAID, 0, { who })).status]).toEqual([who, 403]);
    expect((await write(SAID, 0, { who: 'adminElsewhere', id: 'spazio-wemi-loreto-x' })).status).toBe(404); // prettier-ignore
    const elsewhere = await listed('?comune=sesto-san-giovanni');
    expect(elsewhere.every(({ address }) => address === '')).toBe(true);
    expect((await stage.ask(null, 'GET', '/sportelli?comune=nowhere')).status).toBe(404);
  });

  test('that came with WeMi change with it until somebody writes them', async () => {
    const seed = (id: string, phone: string) =>
      asSystem(stage.db, 'milano', (trx) => seedSportello(trx, { comuneId: 'milano', id, said: { ...SAID, phone } })); // prettier-ignore
    for (const phone of ['1', '2']) await seed('spazio-wemi-loreto', phone);
    await seed(CAPUANA, '9');
    const phones = Object.fromEntries((await listed()).map(({ id, phone }) => [id, phone]));
    expect([phones['spazio-wemi-loreto'], phones[CAPUANA]]).toEqual(['2', SAID.phone]);
  });
});
