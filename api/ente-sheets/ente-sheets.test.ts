import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ENTE_A, type Json, type Name, openApi, type Stage } from '../testing.ts';

const SAID = {
  ...{ aboutIt: 'Aiutiamo a casa.', aboutEn: '', address: 'via Larga 1', municipio: 3 },
  ...{ postalCode: '20122', town: 'Milano' },
  ...{ phone: '02 1234567', email: 'info@nuova.example', founded: 1998, drawing: 'house-green' },
  ...{ certificates: ['ISO 9001', ' '], languages: ['Italiano', 'Ucraino', 'Italiano'] },
};
const BRANCH = {
  ...{ name: 'Lambrate', address: 'via Porpora 3', postalCode: '20131', town: 'Milano' },
  ...{ phone: '', hours: 'Dal lunedì al venerdì, 9–17' },
};
let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['admin', 'ente', 'colleague'] as const) await stage.ask(who, 'GET', '/me');
}, 60_000);
afterAll(() => stage?.close(), 60_000);

const register = (more: object = {}, who: Name = 'admin', key = randomUUID()) =>
  stage.ask(who, 'POST', '/office/enti', { name: 'Cooperativa Nuova', kind: 'Cooperativa sociale', said: SAID, ...more }, key); // prettier-ignore
const write = (expectedVersion: number, more: object = {}, who: Name = 'ente', key = randomUUID()) =>
  stage.ask(who, 'POST', '/office/ente/versions', { said: { ...SAID, ...more }, expectedVersion }, key); // prettier-ignore
const shown = async (id: string) => stage.ask(null, 'GET', `/enti/${id}`);

describe('A new ente', () => {
  test('is registered by the office alone, and is asked nothing until something qualifies it', async () => {
    for (const who of ['citizen', 'ente', 'auditor', 'sportello'] as const)
      expect((await register({}, who)).status).toBe(403);
    const { status, body } = await register();
    expect([status, body]).toEqual([201, expect.objectContaining({
      name: 'Cooperativa Nuova', kind: 'Cooperativa sociale', version: 1, qualifiedUntil: null,
      said: { ...SAID, certificates: ['ISO 9001'], languages: ['Italiano', 'Ucraino'], photos: [], branches: [] },
    })]); // prettier-ignore
    const { items } = (await stage.ask(null, 'GET', '/enti?limit=100')).body;
    expect(items.map(({ name }: Json) => name)).not.toContain('Cooperativa Nuova');
    expect((await shown(body.id)).status).toBe(404);
    const office = (await stage.ask('admin', 'GET', '/office/enti?limit=100')).body.items;
    expect(office).toContainEqual({ id: body.id, name: 'Cooperativa Nuova', qualifiedUntil: null, suspended: false, suspendedAt: null }); // prettier-ignore
  });

  test('is one for one command, and its name is nobody else’s', async () => {
    const key = randomUUID();
    const first = await register({ name: 'Due Volte' }, 'admin', key);
    expect((await register({ name: 'Due Volte' }, 'admin', key)).body).toEqual(first.body);
    expect((await register({ name: 'Altro' }, 'admin', key)).body.code).toBe('idempotency-key-reused'); // prettier-ignore
    const taken = await register({ name: ' due volte ' });
    expect([taken.status, taken.body.code]).toEqual([409, 'ente-name-taken']);
  });

  test.each([
    [{ name: '  ' }, '/name'],
    [{ kind: '' }, '/kind'],
    [{ said: { ...SAID, aboutIt: ' ' } }, '/said/aboutIt'],
    [{ said: { ...SAID, municipio: 77 } }, '/said/municipio'],
    [{ said: { ...SAID, postalCode: '' } }, '/said/postalCode'],
    [{ said: { ...SAID, postalCode: '2012a' } }, '/said/postalCode'],
    [{ said: { ...SAID, town: ' ' } }, '/said/town'],
    [{ said: { ...SAID, branches: [BRANCH, { ...BRANCH, name: ' ' }] } }, '/said/branches/1/name'],
    [{ said: { ...SAID, branches: [{ ...BRANCH, phone: 'chiamami' }] } }, '/said/branches/0/phone'],
    [{ said: { ...SAID, branches: Array(21).fill(BRANCH) } }, '/said/branches'],
    [{ said: { ...SAID, phone: 'chiamami' } }, '/said/phone'],
    [{ said: { ...SAID, email: 'info' } }, '/said/email'],
    [{ said: { ...SAID, drawing: '../../etc/passwd' } }, '/said/drawing'],
  ])('is refused with the field that is wrong: %j', async (more, pointer) => {
    const { status, body } = await register(more);
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });
});

describe('What an ente says of itself', () => {
  test('is its own people’s to write, and everybody’s to read', async () => {
    for (const who of ['citizen', 'admin', 'operator'] as const)
      expect((await write(0, {}, who)).status).toBe(403);
    const { status, body } = await write(0);
    expect([status, body.version, body.id]).toEqual([200, 1, ENTE_A]);
    expect((await shown(ENTE_A)).body).toMatchObject({
      ...{ aboutIt: 'Aiutiamo a casa.', certificates: ['ISO 9001'] },
      ...{ languages: ['Italiano', 'Ucraino'], phone: '02 1234567' },
    });
  });

  test('keeps every version, and is not written over by who has not seen the last', async () => {
    const { body: before } = await stage.ask('ente', 'GET', '/office/ente');
    expect((await write(before.version, { address: 'via Nuova 2' })).status).toBe(200);
    const late = await write(before.version, { address: 'via Altra 3' }, 'colleague');
    expect([late.status, late.body.code]).toEqual([409, 'ente-changed']);
    expect(late.body.detail).toContain(`ha salvato la versione ${before.version + 1}.`);
    const { body } = await stage.ask('colleague', 'GET', '/office/ente');
    expect(body.versions.map(({ said }: Json) => said.address).slice(0, 2)).toEqual(['via Nuova 2', 'via Larga 1']); // prettier-ignore
    expect((await shown(ENTE_A)).body.address).toBe('via Nuova 2');
  });

  test('tells where else it receives people, and leaves out what it does not say', async () => {
    const { version } = (await stage.ask('ente', 'GET', '/office/ente')).body;
    expect((await write(version, { branches: [BRANCH] })).status).toBe(200);
    expect((await shown(ENTE_A)).body).toMatchObject({ postalCode: '20122', town: 'Milano', branches: [BRANCH] }); // prettier-ignore
    expect((await write(version + 1)).status).toBe(200);
    expect((await shown(ENTE_A)).body.branches).toEqual([]);
  });

  test('is one version of two that were sent at once', async () => {
    const { version } = (await stage.ask('ente', 'GET', '/office/ente')).body;
    const sent = await Promise.all([1, 2, 3].map((n) => write(version, { founded: 2000 + n })));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});
