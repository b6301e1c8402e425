import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { asSystem, connect, type Db } from '../db/connect.ts';
import { plantCatalogue, plantNeed } from '../db/testing.ts';
import { findFault, listFaults } from '../db/radar/faults.ts';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import type { Step } from '../workflows/pratica/messages.ts';
import { stepOf } from '../workflows/pratica/step.ts';
import { advance } from '../workflows/pratica/advance.ts';
import { aPratica, CITIZEN, command } from '../workflows/pratica/testing.ts';
import { msUntilNextTry, recordPatiently } from './record-patiently.ts';

let database: TestDatabase;
let db: Db;
let behind: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantCatalogue(database.ownerUrl);
  db = connect(database.appUrl, { max: 2 });
  behind = connect(database.adminUrl, { max: 1 });
}, 60_000);
afterAll(async () => {
  await db?.destroy();
  await behind?.destroy();
  await database?.drop();
});

const record = (step: Step, attempt: number) =>
  new MockActivityEnvironment({ attempt }).run(() => recordPatiently(db, step));
const stuck = () =>
  asSystem(db, 'milano', (trx) =>
    listFaults(trx, { kind: 'commandStuck', hasQueues: false, limit: 9 }),
  );

async function aRequest(): Promise<Step> {
  const needId = randomUUID();
  const [before, request] = [aPratica(), command('request', CITIZEN, { facts: { needId } })];
  await plantNeed(db, needId);
  const now = new Date().toISOString();
  const act = { ...request, kind: 'request', channel: 'web' } as const;
  const step = stepOf(act, now, before, advance(before, request, now));
  const values = { id: step.id, comuneId: 'milano', praticaId: before.id, actorId: CITIZEN.id, transition: 'request', requestHash: '-' }; // prettier-ignore
  await asSystem(db, 'milano', (trx) => trx.insertInto('command').values(values).execute());
  return step;
}

test('A step that cannot be recorded is in the radar with tries, error and next try, until it is', async () => {
  const step = await aRequest();
  await sql`revoke insert on wemi.event from wemi_app, wemi_system`.execute(behind);
  await expect(record(step, 2)).rejects.toThrow('permission denied');
  expect(await stuck()).toEqual([]);

  const from = Date.now();
  await expect(record(step, 7)).rejects.toThrow('permission denied');
  const [fault] = await stuck();
  expect(fault).toMatchObject({ id: step.id, about: 'request', attempts: 7 });
  expect(fault!.lastError).toBe('permission denied for table event');
  const waitMs = Date.parse(fault!.nextTryAt!) - from;
  expect(waitMs).toBeGreaterThan(12_000);
  expect(waitMs).toBeLessThan(16_000);

  await sql`grant insert on wemi.event to wemi_app, wemi_system`.execute(behind);
  await record(step, 8);
  expect(await stuck()).toEqual([]);
  const asked = { kind: 'commandStuck', hasQueues: false, id: step.id } as const;
  expect(await asSystem(db, 'milano', (trx) => findFault(trx, asked))).toBeUndefined();
});

// As the retry policy has it: 200 ms, doubled each time, 15 s at most.
test.each([
  [1, 200],
  [2, 400],
  [7, 12_800],
  [8, 15_000],
  [900, 15_000],
])('After try %i the engine waits %i ms', (attempt, ms) => {
  expect(msUntilNextTry(attempt)).toBe(ms);
});
