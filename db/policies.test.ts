import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { TERMS } from '../workflows/pratica/testing.ts';
import { findPolicy } from './catalogue.ts';
import { asActor, connect, type Db, type Trx } from './connect.ts';
import { addVersion, withdrawVersion } from './policies.ts';
import { finishMove, lockUnqueuedMoves } from './policy-moves.ts';
import { TENANT } from './testing-tenant.ts';
import { plantTenant } from './testing-tenants.ts';

const { comuneId, admin: actorId } = TENANT;
const ADMIN = { comuneId, role: 'admin', personId: actorId };
const id = (n: number) => `d0000000-0000-4000-8000-00000000000${n}`;
const SCOPE = { comuneId, serviceTypeId: 'assistenza' };

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantTenant(database.adminUrl);
  db = connect(database.appUrl, { max: 2 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const asAdmin = <T>(work: (trx: Trx) => Promise<T>) => asActor(db, ADMIN, work);
const inForce = (on: string) =>
  asAdmin((trx) => findPolicy(trx, { serviceTypeId: 'assistenza', on })).then((row) => row?.id);

async function add(n: number, validFrom: string, by = actorId): Promise<void> {
  const version = { ...SCOPE, id: id(n), version: n, validFrom, terms: TERMS };
  await asAdmin((trx) => addVersion(trx, version, { comuneId, actorId: by, reason: 'Prova' }));
}

async function day(days: number): Promise<string> {
  const found = await sql<{ day: string }>`select today_in_rome() + ${days}::int as day`.execute(
    db,
  );
  return found.rows[0]!.day;
}

describe('Policies in versions', () => {
  test('are in force by their day, and of one day the latest; withdrawn ones never', async () => {
    expect(await inForce(await day(0))).toBe('b0000000-0000-4000-8000-000000000001');
    await add(1, await day(0));
    await add(2, await day(0));
    await add(3, await day(5));
    expect(await inForce(await day(0))).toBe(id(2));
    expect(await inForce(await day(5))).toBe(id(3));
    const act = { policyId: id(3), comuneId, actorId, reason: 'Un errore' };
    expect(await asAdmin((trx) => withdrawVersion(trx, act))).toBe(true);
    expect(await asAdmin((trx) => withdrawVersion(trx, act))).toBe(false);
    expect(await asAdmin((trx) => withdrawVersion(trx, { ...act, policyId: id(2) }))).toBe(false);
    expect(await inForce(await day(5))).toBe(id(2));
  });

  test('never change what is past, whoever asks', async () => {
    await expect(add(4, await day(-1))).rejects.toMatchObject({ code: '42501' });
    for (const role of ['admin', 'system']) {
      const change = asActor(db, { ...ADMIN, role }, (trx) =>
        sql`update policy set terms = '{}'`.execute(trx),
      );
      await expect(change).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('have each number once, and are written in the own name', async () => {
    await expect(add(2, await day(0))).rejects.toMatchObject({ code: '23505' });
    await expect(add(5, await day(0), TENANT.citizen)).rejects.toMatchObject({ code: '42501' });
  });
});

test('A move is finished once, whatever a job that runs again would say', async () => {
  const system = <T>(work: (trx: Trx) => Promise<T>) =>
    asActor(db, { comuneId, role: 'system' }, work);
  const [moveId] = await system((trx) => lockUnqueuedMoves(trx, { limit: 10 }));
  await system((trx) => finishMove(trx, { id: moveId!, refusal: null }));
  await system((trx) => finishMove(trx, { id: moveId!, refusal: 'policy-same' }));
  const rows = await system((trx) =>
    trx.selectFrom('policyMove').select(['status', 'refusal', 'after']).execute(),
  );
  expect(rows).toEqual([{ status: 'moved', refusal: null, after: {} }]);
  expect(await system((trx) => lockUnqueuedMoves(trx, { limit: 10 }))).toEqual([]);
});
