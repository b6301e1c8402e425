import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { BYTE_ORDER_MARK, csvRows } from '../audit/csv.ts';
import { type Json, type Name, openApi, PEOPLE, type Stage } from '../testing.ts';
import { HEADS, readSheet } from './sheet.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['ente', 'rival'] as const) await stage.ask(who, 'GET', '/me');
}, 120_000);
afterAll(() => stage?.close(), 60_000);

type Cells = Partial<Record<(typeof HEADS)[number], string>>;
const NEW: Cells = {
  ...{ tipo: 'assistenza-persona', titolo: 'Mattine in compagnia', 'in una frase': 'Due ore' },
  ...{ descrizione: 'Ogni mattina.', 'chi viene': 'OSS', municipi: '1\n2' },
  prezzi: 'Ora | ora | feriale | 22,00',
};
const sheet = (...rows: Cells[]) => BYTE_ORDER_MARK + csvRows([HEADS, ...rows.map((row) => HEADS.map((head) => row[head] ?? ''))]); // prettier-ignore
const take = (csv: string, who: Name = 'ente', key?: string) =>
  stage.ask(who, 'POST', '/office/services/import', { csv }, key);
async function exported(who: Name = 'ente'): Promise<string> {
  const authorization = `Bearer ${await stage.realm.sign(PEOPLE[who])}`;
  const url = '/api/office/services/export.csv';
  return (await stage.app.inject({ method: 'GET', url, headers: { authorization } })).body;
}
const count = async () => readSheet(await exported()).rows.length;

describe('A sheet of services', () => {
  test('begins a draft for each of its rows, once for one command, and is exported as it is', async () => {
    const key = randomUUID();
    const before = await count();
    const csv = sheet(NEW, { ...NEW, titolo: 'Pomeriggi in compagnia' });
    expect((await take(csv, 'ente', key)).body).toEqual({ begun: 2, changed: 0 });
    expect((await take(csv, 'ente', key)).body).toEqual({ begun: 0, changed: 0 });
    expect(await count()).toBe(before + 2);
    const { rows } = readSheet(await exported());
    const morning = rows.find(({ content }) => content.title === 'Mattine in compagnia')!;
    expect(morning).toMatchObject({ version: '1', content: { zones: [1, 2], priceLines: [{ band: 'weekday', unitCents: 2200 }] } }); // prettier-ignore
    const { body } = await stage.ask('ente', 'GET', `/office/services/${morning.id}`);
    expect(body).toMatchObject({ state: 'draft', missing: [] });
    expect(readSheet(await exported('rival')).rows.map(({ id }) => id)).not.toContain(morning.id);
  });

  test('changes what was exported, and says what a colleague has changed meanwhile', async () => {
    await take(sheet({ ...NEW, titolo: 'Da cambiare' }));
    const csv = await exported();
    const changed = csv.replace('Da cambiare', 'Cambiato');
    expect((await take(changed)).body).toEqual({ begun: 0, changed: 1 });
    expect(await exported()).toContain('Cambiato');
    const stale = await take(csv.replace('Da cambiare', 'Di nuovo'));
    expect([stale.status, stale.body.errors[0].message]).toEqual([422, expect.stringContaining('nel frattempo è cambiato')]); // prettier-ignore
    // As it is exported it says nothing new.
    expect((await take(await exported())).body).toEqual({ begun: 0, changed: 0 });
  });

  test('is taken as a whole or not at all, and says what is wrong in each row and column', async () => {
    const before = await count();
    const refused = await take(
      sheet(
        NEW,
        { ...NEW, 'chi viene': 'idraulico', municipi: '1\n77' },
        { ...NEW, titolo: 'x'.repeat(121), 'da quando': '31/12/2026' },
        { ...NEW, tipo: 'nessuno' },
        { ...NEW, id: randomUUID(), versione: '1' },
      ),
    );
    expect([refused.status, refused.body.code]).toEqual([422, 'invalid']);
    expect(refused.body.errors.map(({ pointer }: Json) => pointer).sort()).toEqual([
      '/csv/3/chi viene', '/csv/3/municipi', '/csv/4/da quando', '/csv/4/titolo', '/csv/5/tipo', '/csv/6/id',
    ]); // prettier-ignore
    expect(refused.body.errors[0].message).toMatch(/^Riga 3, «/);
    expect(await count()).toBe(before);
  });

  test('that is empty, or somebody else’s, is refused', async () => {
    expect((await take('ciao')).status).toBe(422);
    expect((await take(sheet())).status).toBe(422);
    const mine = readSheet(await exported()).rows[0]!;
    const theirs = await take(sheet({ ...NEW, id: mine.id, versione: mine.version }), 'rival');
    expect(theirs.body.errors.map(({ pointer }: Json) => pointer)).toEqual(['/csv/2/id']);
    for (const who of ['admin', 'auditor', 'citizen', 'operator'] as const)
      expect((await take(sheet(NEW), who)).status).toBe(403);
  });
});
