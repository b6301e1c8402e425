import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { asSystem, connect, type Db } from './connect.ts';
import { plantTenant } from './testing-tenants.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantTenant(database.adminUrl);
  db = connect(database.appUrl);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

test('A connection that breaks in the middle of a query fails the query, never the process', async () => {
  const underWay = asSystem(db, 'milano', (trx) => sql`select pg_sleep(20)`.execute(trx));
  const failed = expect(underWay).rejects.toThrow();
  const admin = new pg.Client(database.adminUrl);
  await admin.connect();
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep%'`;
  for (let tries = 0; tries < 50; tries += 1) {
    const { rowCount } = await admin.query(kill);
    if (rowCount) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await admin.end();
  await failed;
  const { rows } = await asSystem(db, 'milano', (trx) => sql`select 1 as one`.execute(trx));
  expect(rows).toEqual([{ one: 1 }]);
});

test('A transaction whose last statement fails leaves nothing behind, and fails as it does', async () => {
  const person = { id: randomUUID(), comuneId: 'milano', name: 'Anna', email: 'anna@example.org' };
  const doubled = asSystem(db, 'milano', async (trx, last) => {
    await trx.insertInto('person').values(person).execute();
    await last(() => trx.insertInto('person').values(person).execute());
  });
  await expect(doubled).rejects.toThrow('duplicate key');
  const unsaid = asSystem(db, 'milano', async (trx, last) => {
    await trx.insertInto('person').values(person).execute();
    await last(() => Promise.reject(new Error('never sent')));
  });
  await expect(unsaid).rejects.toThrow('never sent');
  expect(await people()).toEqual([]);

  await asSystem(db, 'milano', (trx, last) =>
    last(() => trx.insertInto('person').values(person).execute()),
  );
  expect(await people()).toEqual([{ id: person.id }]);

  function people() {
    return asSystem(db, 'milano', (trx) =>
      trx.selectFrom('person').select('id').where('id', '=', person.id).execute(),
    );
  }
});
