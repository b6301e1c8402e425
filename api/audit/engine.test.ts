import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { NEED } from '../testing-catalogue.ts';
import { openApiWithWorker } from '../testing.ts';
import { withClient } from '../../dev/parts/databases.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let id: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  id = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
  const act = { transition: 'extendDeadline', expectedVersion: 1, payload: { businessDays: 2 } };
  await stage.ask('citizen', 'POST', `/pratiche/${id}/transitions`, act);
  const over = { transition: 'withdraw', expectedVersion: 2, payload: {} };
  await stage.ask('citizen', 'POST', `/pratiche/${id}/transitions`, over);
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const compared = async () => (await stage.ask('auditor', 'GET', `/pratiche/${id}/engine`)).body;
const change = (text: string) =>
  withClient(stage.adminUrl, (client) =>
    client.query(`set session_replication_role = replica; set search_path to wemi; ${text}`),
  );

test('audit trail and engine tell the same of what was done', async () => {
  expect(await compared()).toEqual({
    isKept: true,
    isWhole: true,
    runs: 1,
    engineActs: 3,
    recordedActs: 3,
    differences: [],
  });
});

test('an act that is taken out, put in or changed is told', async () => {
  const strange = randomUUID();
  await change(`update event set command_id = '${strange}' where pratica_id = '${id}' and seq = 2;
    update event set to_state = 'expired' where pratica_id = '${id}' and seq = 3`);
  const { differences } = await compared();
  expect(differences).toHaveLength(3);
  expect(differences).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ difference: 'missing here', act: 'extendDeadline', seq: null }),
      expect.objectContaining({ difference: 'missing there', commandId: strange, seq: 2 }),
      expect.objectContaining({ difference: 'other outcome', act: 'withdraw', seq: 3 }),
    ]),
  );
});

test('is for auditors and administrators', async () => {
  for (const who of ['citizen', 'ente'] as const) {
    expect((await stage.ask(who, 'GET', `/pratiche/${id}/engine`)).status).toBe(403);
  }
  expect((await stage.ask('auditorElsewhere', 'GET', `/pratiche/${id}/engine`)).status).toBe(404);
});
