import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { asSystem, connect, type Db } from './connect.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
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
