import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import { servicesOn } from '../pratiche/testing.ts';
import { ENTE_A, type Json, type Name, openApiWithWorker, type Stage } from '../testing.ts';

const inDays = (days: number) => addDays(today(), days);
const SAID = {
  ...{ name: 'Rosa Martini', profile: 'OSS', competences: ['Demenze', 'Demenze', ' '], leftOn: null },
  credentials: [
    { title: 'Attestato OSS', number: '123/2019', expiresOn: null },
    { title: 'Primo soccorso', number: '', expiresOn: inDays(300) },
  ],
}; // prettier-ignore
let stage: Stage;
beforeAll(async () => {
  stage = await openApiWithWorker();
  for (const who of ['ente', 'colleague', 'rival'] as const) await stage.ask(who, 'GET', '/me');
}, 120_000);
afterAll(() => stage?.close(), 60_000);

const add = (more: object = {}, who: Name = 'ente', key = randomUUID()) =>
  stage.ask(who, 'POST', '/office/operators', { said: { ...SAID, ...more }, expectedVersion: 0 }, key); // prettier-ignore
const change = (id: string, expectedVersion: number, more: object, who: Name = 'ente', key = randomUUID()) =>
  stage.ask(who, 'POST', `/office/operators/${id}/versions`, { said: { ...SAID, ...more }, expectedVersion }, key); // prettier-ignore
const list = async () => (await stage.ask('ente', 'GET', '/office/operators')).body;

describe('Who works for an ente', () => {
  test('is written down by its own people alone', async () => {
    for (const who of ['citizen', 'admin', 'auditor', 'sportello', 'operator'] as const) {
      expect((await add({}, who)).status).toBe(403);
      expect((await stage.ask(who, 'GET', '/office/operators')).status).toBe(403);
    }
    const { status, body } = await add();
    expect([status, body]).toEqual([201, {
      id: expect.any(String), version: 1, state: 'fit', validUntil: inDays(300), ordersAhead: 0,
      said: { ...SAID, competences: ['Demenze'] }, writtenAt: expect.any(String), writtenBy: expect.any(String),
    }]); // prettier-ignore
    for (const [method, more] of [
      ['POST', 'versions'],
      ['GET', 'versions'],
    ] as const) {
      const said = method === 'POST' ? { said: SAID, expectedVersion: 1 } : undefined;
      const there = await stage.ask('rival', method, `/office/operators/${body.id}/${more}`, said);
      expect(there.status).toBe(404);
    }
    expect((await list()).profiles).toContain('OSS');
    expect((await list()).items.map(({ said }: Json) => said.name)).toContain('Rosa Martini');
  });

  test('is one for one command, sent twice, and another content under its key is refused', async () => {
    const key = randomUUID();
    const [first, again] = [await add({ name: 'Una' }, 'ente', key), await add({ name: 'Una' }, 'ente', key)]; // prettier-ignore
    expect(again.body).toEqual(first.body);
    expect((await add({ name: 'Altra' }, 'ente', key)).body.code).toBe('idempotency-key-reused');
  });

  test('keeps every version, and nobody writes over a colleague unawares', async () => {
    const { id } = (await add({ name: 'Prima' })).body;
    expect((await change(id, 1, { name: 'Seconda' })).body.version).toBe(2);
    const late = await change(id, 1, { name: 'Terza' }, 'colleague');
    expect([late.status, late.body.code]).toEqual([409, 'operator-changed']);
    expect(late.body.detail).toContain('ha salvato la versione 2.');
    const { items } = (await stage.ask('colleague', 'GET', `/office/operators/${id}/versions`))
      .body;
    expect(items.map(({ said }: Json) => said.name)).toEqual(['Seconda', 'Prima']);
  });

  test.each([
    [{ name: '   ' }, '/said/name'],
    [{ profile: 'astronauta' }, '/said/profile'],
    [{ credentials: [{ title: ' ', number: '', expiresOn: null }] }, '/said/credentials/0/title'],
    [{ credentials: [{ title: 'HACCP', number: '', expiresOn: '2026-02-30' }] }, '/said/credentials/0/expiresOn'],
    [{ leftOn: 'ieri' }, '/said/leftOn'],
    [{ name: 'x'.repeat(121) }, '/said/name'],
  ])('is refused with the field that is wrong: %j', async (more, pointer) => {
    const { status, body } = await add(more);
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  }); // prettier-ignore

  test('says in time what is about to end, and what has', async () => {
    const ends = async (days: number) => {
      const credentials = [{ title: 'HACCP', number: '', expiresOn: inDays(days) }];
      return (await add({ credentials })).body.state;
    };
    expect(await Promise.all([31, 30, 0, -1].map(ends))).toEqual(['fit', 'ending', 'ending', 'ended']); // prettier-ignore
    expect((await add({ leftOn: today() })).body.state).toBe('left');
    expect((await add({ leftOn: inDays(1) })).body.state).toBe('fit');
  });
});

describe('An order', () => {
  const confirm = async (operatorId: string) => {
    const { chosen, move } = servicesOn(stage);
    const payload = { startDate: today(), endDate: inDays(27), operatorId };
    return move('ente', await chosen(), 'confirmOrder', payload);
  };

  test('names nobody whose credential has ended when it begins, and says when that is', async () => {
    const credentials = [{ title: 'Primo soccorso', number: '', expiresOn: inDays(-1) }];
    const { id } = (await add({ name: 'Scade Oggi', credentials })).body;
    const answer = await confirm(id);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/payload/operatorId']);
    expect(answer.body.errors[0].message).toContain('Un suo attestato scade il');
    const renewed = [{ ...credentials[0], expiresOn: today() }];
    expect((await change(id, 1, { name: 'Scade Oggi', credentials: renewed })).status).toBe(200);
    expect((await confirm(id)).status).toBe(200);
    expect((await list()).items.find((each: Json) => each.id === id).ordersAhead).toBe(1);
  });

  test('names nobody who has left by then, nor are they offered', async () => {
    const { id } = (await add({ name: 'Va Via', leftOn: today() })).body;
    const { body } = await stage.ask('ente', 'GET', `/enti/${ENTE_A}/operators`);
    expect(body.items.map(({ name }: Json) => name)).not.toContain('Va Via');
    const answer = await confirm(id);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/payload/operatorId']);
  });
});
