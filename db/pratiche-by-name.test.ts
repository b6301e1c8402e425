import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { asActor, connect, type Db } from './connect.ts';
import { countPratiche, listPratiche } from './pratiche.ts';
import { wordsOfName } from './pratiche-by-name.ts';
import { TENANT } from './testing-tenant.ts';
import { plantTenant } from './testing-tenants.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantTenant(database.adminUrl);
  await plantSecond(database.adminUrl);
  db = connect(database.appUrl, { max: 2 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** A second pratica, of Luca, renamed so that accents matter; the ente of the first gets a name. */
async function plantSecond(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`set search_path to wemi, public;
    update person set name = 'Nicolò D’Àngelo' where id = '${TENANT.otherCitizen}';
    update ente set name = 'Cooperativa Però' where id = '${TENANT.chosenEnte}';
    insert into need (id, comune_id, applicant_id, service_type_id)
      values ('c0000000-0000-4000-8000-000000000001', 'milano', '${TENANT.otherCitizen}', 'assistenza');
    insert into pratica (id, comune_id, number, service_type_id, need_id, applicant_id, state, version,
        opened_at, state_since, policy, updated_at)
      values ('c0000000-0000-4000-8000-000000000002', 'milano', 'MI-2026-000002', 'assistenza',
        'c0000000-0000-4000-8000-000000000001', '${TENANT.otherCitizen}', 'offer', 1,
        now(), now(), '{}', now())`);
  await client.end();
}

async function find(q: string, role = 'admin', more: object = {}): Promise<string[]> {
  const comuneId = role === 'elsewhere' ? TENANT.elsewhere : TENANT.comuneId;
  const reader = { role: role === 'elsewhere' ? 'admin' : role, personId: TENANT.citizen };
  const enteId = role === 'ente' ? TENANT.chosenEnte : undefined;
  const asking = { comuneId, ...reader, enteId: enteId ?? null };
  return asActor(db, asking, async (trx) => {
    const filter = { reader: { ...reader, ...(enteId ? { enteId } : {}) }, q, ...more };
    const rows = await listPratiche(trx, { ...filter, limit: 10 });
    expect(await countPratiche(trx, { ...filter, limit: 10 })).toBe(rows.length);
    return rows.map(({ number }) => number);
  });
}
const ANNAS = 'MI-2026-000001';
const NICOLOS = 'MI-2026-000002';

describe('The office', () => {
  test.each([
    ['Ferrari', [ANNAS]],
    ['ferrari anna', [ANNAS]],
    ['nicolo', [NICOLOS]],
    ['D’ANGELO', [NICOLOS]],
    ['PERO', [ANNAS]],
    ['cooperativa', [ANNAS]],
    ['ferrari nicolo', []],
    ['ross', []],
    ['f%r', []],
    ['MI-2026', [NICOLOS, ANNAS]],
    ['2', [NICOLOS]],
  ])('finds by "%s"', async (q, numbers) => {
    expect(await find(q)).toEqual(numbers);
    expect(await find(q, 'auditor')).toEqual(numbers);
  });

  test('narrows what a name finds by state, and pages it', async () => {
    expect(await find('ferrari', 'admin', { state: 'offer' })).toEqual([]);
    const last = ['2999-01-01T00:00:00Z', TENANT.pratica] as const;
    expect(await find('ferrari', 'admin', { after: last })).toEqual([ANNAS]);
    const first = ['2000-01-01T00:00:00Z', TENANT.pratica] as const;
    const asking = { comuneId: TENANT.comuneId, role: 'admin', personId: TENANT.admin };
    const after = await asActor(db, asking, (trx) =>
      listPratiche(trx, { reader: asking, q: 'ferrari', after: first, limit: 10 }),
    );
    expect(after).toEqual([]);
  });
});

describe('A name', () => {
  test.each(['citizen', 'ente'])('finds nothing for the %s', async (role) => {
    expect(await find('ferrari', role)).toEqual([]);
    expect(await find(ANNAS, role)).toEqual([ANNAS]);
  });

  test('finds nothing of another comune', async () => {
    expect(await find('ferrari', 'elsewhere')).toEqual([]);
  });

  test('is not told to anyone else by the database itself', async () => {
    for (const role of ['citizen', 'ente', 'operator', 'sportello', 'anonymous']) {
      const asking = { comuneId: TENANT.comuneId, role, personId: TENANT.otherCitizen };
      const { rows } = await asActor(db, asking, (trx) =>
        trx.executeQuery<object>({
          ...trx.selectFrom('person').select('id').compile(),
          sql: `select wemi.people_called('{%ferrari%}', 10)`,
          parameters: [],
        }),
      );
      expect([role, rows]).toEqual([role, []]);
    }
  });

  test('is told from the start of a number and from what is too short', () => {
    expect(wordsOfName('MI-2026-01')).toBeUndefined();
    expect(wordsOfName('123')).toBeUndefined();
    expect(wordsOfName('MI')).toBeUndefined();
    expect(wordsOfName(' De Àngelis ')).toEqual(['angelis', 'de']);
    expect(wordsOfName('Casa 24')).toEqual(['casa', '24']);
  });
});
