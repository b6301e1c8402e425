import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { asActor, connect, type Db } from './connect.ts';
import { type Fate, INVENTORY } from './erasure-inventory.ts';
import { OWN_TABLES, readOwnData } from './own-data.ts';
import { TENANT } from './testing-tenant.ts';
import { plantTenant } from './testing-tenants.ts';

const { comuneId, citizen } = TENANT;
let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantTenant(database.adminUrl);
  db = connect(database.appUrl, { max: 1 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
const readAs = (personId: string) =>
  asActor(db, { comuneId, personId, role: 'citizen' }, (trx) => readOwnData(trx, { personId }));

describe('A person’s own data', () => {
  test('hold something of every part', async () => {
    const data = await readAs(citizen);
    const empty = Object.entries(data).filter(([, rows]) => rows.length === 0);
    expect(empty.map(([part]) => part)).toEqual([]);
  });

  test('are nobody else’s', async () => {
    const data = await readAs('a0000000-0000-4000-8000-0000000000ff');
    expect(Object.values(data).flat()).toEqual([]);
  });

  test('leave out no table that holds words of a person, unless it is said why', () => {
    const fates: Fate[] = ['erased', 'pseudonymised'];
    const personal = Object.entries(INVENTORY).filter(([, columns]) => fates.some((fate) => columns[fate])); // prettier-ignore
    const names = personal.map(([table]) => table);
    expect(names.filter((table) => !(table in OWN_TABLES))).toEqual([]);
    expect(Object.keys(OWN_TABLES).filter((table) => !(table in INVENTORY))).toEqual([]);
  });
});
