import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Json, Name } from '../testing.ts';
import { type Archive, openArchive } from '../audit/testing.ts';

let archive: Archive;
let id: string;
let other: string;
beforeAll(async () => {
  archive = await openArchive();
  id = (await archive.begin('2026-10-05T08:00:00.000Z')).pratica.id;
  other = (await archive.begin('2026-10-06T08:00:00.000Z')).pratica.id;
  const read = (pratica: string, name: string, role: string, minutes: number) =>
    archive.behind(`insert into wemi.sensitive_read (comune_id, pratica_id, person_id, role, field, at)
      select 'milano', '${pratica}', id, '${role}', 'need', now() - interval '${minutes} minutes'
      from wemi.person where name = '${name}'`);
  await read(id, 'Paola Conti', 'ente', 30);
  await read(other, 'Carla Neri', 'admin', 20);
  await read(id, 'Carla Neri', 'admin', 10);
}, 120_000);
afterAll(() => archive?.close(), 60_000);

const ask = (query = '', who: Name = 'citizen') => archive.ask(who, 'GET', `/me/readings?${query}`);

describe('Who read my data', () => {
  test('tells the office, what and when, of all that is mine, newest first, and no name of staff', async () => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body.items.map(({ role, enteName, pratica }: Json) => [role, enteName, pratica.id])).toEqual([
      ['admin', null, id], ['admin', null, other], ['ente', 'Ente 1', id],
    ]); // prettier-ignore
    expect(body.items[2]).toMatchObject({ what: 'need', documentName: null });
    expect(JSON.stringify(body)).not.toMatch(/Paola|Carla/);
  });

  test('comes page by page, and of one pratica', async () => {
    const first = (await ask('limit=1')).body;
    const rest = (await ask(`limit=2&cursor=${first.next}`)).body;
    expect([...first.items, ...rest.items]).toEqual((await ask()).body.items);
    expect(rest.next).toBeNull();
    const one = (await ask(`praticaId=${other}`)).body.items as Json[];
    expect(one.map(({ pratica }) => pratica.id)).toEqual([other]);
  });

  test('is nobody else’s to know: not staff’s, not another citizen’s', async () => {
    for (const who of ['ente', 'admin', 'auditor', 'sportello'] as const) {
      expect([who, (await ask('', who)).status]).toEqual([who, 403]);
    }
    expect((await ask('', 'otherCitizen')).body.items).toEqual([]);
    expect((await ask(`praticaId=${id}`, 'otherCitizen')).status).toBe(404);
  });

  test('refuses a page that is none', async () => {
    const { status, body } = await ask('cursor=x');
    expect([status, body.errors[0].pointer]).toEqual([422, '/cursor']);
  });
});
