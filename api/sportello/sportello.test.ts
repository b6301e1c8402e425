import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import { LATER } from '../mandates/testing.ts';
import { type Json, openApi } from '../testing.ts';
import { isFiscalCode } from './fiscal-code.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['citizen', 'otherCitizen', 'citizenElsewhere'] as const) await stage.ask(who, 'GET', '/me');
}, 60_000); // prettier-ignore
afterAll(() => stage?.close(), 60_000);

const GIOVANNI = { name: 'Giovanni Rossi', fiscalCode: 'rssmra80a01f205x', phone: '02 1234567' };
const register = (body: object, key?: string) =>
  stage.ask('sportello', 'POST', '/sportello/citizens', body, key);
const find = async (q: string) =>
  (await stage.ask('sportello', 'GET', `/sportello/citizens?q=${encodeURIComponent(q)}`)).body;

test.each([
  ['RSSMRA80A01F205X', true],
  ['RSSMRA80A01F205Y', false],
  ['RSSMRA80A01F20RX', false],
  ['RSSMRA80A01F2050', false],
  ['', false],
])('%s is a fiscal code: %s', (code, is) => expect(isFiscalCode(code)).toBe(is));

describe('At the sportello', () => {
  test('a citizen without login is registered once, and found by name and whole fiscal code', async () => {
    const key = randomUUID();
    const made = await register(GIOVANNI, key);
    expect([made.status, made.body.fiscalCodeEnd]).toEqual([201, '205X']);
    expect((await register(GIOVANNI, key)).body.id).toBe(made.body.id);
    const twice = await register({ ...GIOVANNI, name: 'Un altro' });
    expect(twice).toMatchObject({ status: 409, body: { code: 'citizen-known', citizenId: made.body.id } }); // prettier-ignore
    expect((await register({ ...GIOVANNI, fiscalCode: 'RSSMRA80A01F205Y' })).body.errors[0].pointer).toBe('/fiscalCode'); // prettier-ignore
    for (const q of ['rossi giov', 'RSS MRA 80A01 F205X']) {
      expect((await find(q)).items.map(({ id }: Json) => id)).toEqual([made.body.id]);
    }
    expect(JSON.stringify(await find('rossi'))).not.toMatch(/rssmra/i);
    expect((await find('RSSMRA')).items).toEqual([]);
  });

  test('the citizens of the comune are found, no staff, nobody of elsewhere', async () => {
    expect((await find('ferrari')).items).toMatchObject([{ name: 'Anna Ferrari', fiscalCodeEnd: null }]); // prettier-ignore
    expect((await find('colombo')).items).toEqual([]);
    expect((await find('persona 1111')).items).toEqual([]);
    const [{ id }] = (await find('ferrari')).items;
    const url = `/sportello/citizens/${id}`;
    expect((await stage.ask('sportello', 'GET', url)).body.name).toBe('Anna Ferrari');
    expect((await stage.ask('sportelloElsewhere', 'GET', url)).status).toBe(403);
    for (const who of ['citizen', 'ente', 'admin', 'auditor'] as const)
      expect((await stage.ask(who, 'GET', url)).status).toBe(403);
  });

  test('a mandate signed on paper is good at once, for this sportello only', async () => {
    const [{ id: citizenId }] = (await find('ferrari')).items;
    const paper = { citizenId, scope: ['request'], expiresOn: LATER, signedOn: today(), note: 'Raccoglitore 3' }; // prettier-ignore
    const sign = (body: object) => stage.ask('sportello', 'POST', '/sportello/mandates', body);
    const signed = await sign(paper);
    expect(signed).toMatchObject({ status: 201, body: { status: 'active', kind: 'sportello', sportello: { name: 'Spazio WeMi Capuana' } } }); // prettier-ignore
    expect((await find('ferrari')).items[0].mandates).toHaveLength(1);
    const elsewhere = await stage.ask('otherSportello', 'GET', `/sportello/citizens/${citizenId}`);
    expect(elsewhere.body.mandates).toEqual([]);
    expect((await stage.ask('citizen', 'GET', '/mandates')).body.given[0].id).toBe(signed.body.id);
    for (const [pointer, wrong] of [
      ['/signedOn', { signedOn: addDays(today(), 1) }],
      ['/citizenId', { citizenId: randomUUID() }],
      ['/praticaId', { praticaId: randomUUID() }],
      ['/expiresOn', { expiresOn: addDays(today(), -1) }],
    ] as const) {
      const { body } = await sign({ ...paper, ...wrong });
      expect([pointer, body.errors[0].pointer]).toEqual([pointer, pointer]);
    }
    const { id } = signed.body;
    expect((await stage.ask('citizen', 'POST', `/mandates/${id}/revoke`, {})).body.status).toBe('revoked'); // prettier-ignore
  });
});
