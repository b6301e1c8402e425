import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asSystem } from '../../db/connect.ts';
import type { Json, Name } from '../testing.ts';
import { type Archive, openArchive } from './testing.ts';

let archive: Archive;
let id: string;
let number: string;
beforeAll(async () => {
  archive = await openArchive();
  id = (await archive.begin('2026-10-05T08:00:00.000Z')).pratica.id;
  const need = {
    params: JSON.stringify({ autonomy: 'partial' }),
    beneficiary: JSON.stringify({ self: false, name: 'Rosa Ferrari', relation: 'madre' }),
    place: JSON.stringify({ address: 'Via Capuana 3', municipio: 3 }),
  };
  await asSystem(archive.db, 'milano', (trx) =>
    trx.updateTable('need').set(need).where('praticaId', '=', id).execute(),
  );
  number = (await archive.ask('citizen', 'GET', `/pratiche/${id}`)).body.number;
}, 120_000);
afterAll(() => archive?.close(), 60_000);

const reads = async (query = '', who: Name = 'auditor') => archive.ask(who, 'GET', `/audit/reads?${query}`); // prettier-ignore
const look = (who: Name) => archive.ask(who, 'GET', `/pratiche/${id}`);

describe('Who read what is sensitive', () => {
  test('is written down for staff, once in a quarter of an hour, and never for the citizen', async () => {
    for (const who of ['ente', 'ente', 'admin', 'citizen', 'ente'] as const) {
      expect((await look(who)).status).toBe(200);
    }
    const { body } = await reads();
    expect(body.items.map(({ role }: Json) => role)).toEqual(['admin', 'ente']);
    expect(body.items[1]).toMatchObject({
      what: 'need',
      personName: 'Paola Conti',
      enteName: 'Ente 1',
      pratica: { id, number },
    });
    await archive.behind(`update wemi.sensitive_read set at = at - interval '16 minutes'`);
    await look('ente');
    expect((await reads()).body.items).toHaveLength(3);
  });

  test('tells a bundle apart, and nothing of who was shown nothing', async () => {
    await archive.app.inject({
      url: `/api/pratiche/${id}/bundle`,
      headers: { authorization: await archive.bearer('auditor') },
    });
    expect((await reads()).body.items[0]).toMatchObject({ what: 'bundle', role: 'auditor' });
    const before = (await reads()).body.items.length;
    await archive.ask('otherCitizen', 'GET', `/pratiche/${id}`);
    await archive.ask('unasked', 'GET', `/pratiche/${id}`);
    expect((await reads()).body.items).toHaveLength(before);
  });

  test('is found by name and period, page by page', async () => {
    const whole = (await reads()).body.items as Json[];
    const first = (await reads('limit=1')).body;
    const rest = (await reads(`limit=100&cursor=${first.next}`)).body;
    expect([...first.items, ...rest.items]).toEqual(whole);
    const byName = (await reads('person=paola')).body.items as Json[];
    expect(new Set(byName.map(({ personName }) => personName))).toEqual(new Set(['Paola Conti']));
    expect((await reads('until=2026-01-01')).body.items).toEqual([]);
    const { status, body } = await reads('person=x');
    expect([status, body.errors[0].pointer]).toEqual([422, '/person']);
  });

  test('is told to the citizen without the names of who works there', async () => {
    const { body } = await archive.ask('citizen', 'GET', `/pratiche/${id}/reads`);
    expect(body.items).toContainEqual(
      expect.objectContaining({ role: 'ente', enteName: 'Ente 1', personName: null }),
    );
    expect(JSON.stringify(body)).not.toContain('Paola');
    const whole = await archive.ask('admin', 'GET', `/pratiche/${id}/reads`);
    expect(JSON.stringify(whole.body)).toContain('Paola Conti');
  });

  test('is nobody else’s to know', async () => {
    expect((await archive.ask('ente', 'GET', `/pratiche/${id}/reads`)).status).toBe(403);
    for (const who of ['otherCitizen', 'unasked', 'sportello', 'adminElsewhere'] as const) {
      expect((await archive.ask(who, 'GET', `/pratiche/${id}/reads`)).status).toBe(404);
    }
    for (const who of ['citizen', 'ente', 'sportello', 'operator'] as const) {
      expect((await reads('', who)).status).toBe(403);
    }
    expect((await reads('', 'auditorElsewhere')).body.items).toEqual([]);
  });
});
