import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { NEED } from './testing-catalogue.ts';
import { type Json, type Name, openApiWithWorker } from './testing.ts';

const document = JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8'));
const operations = Object.entries<Record<string, Json>>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase() as 'GET',
    operation,
  })),
);
const behindToken = operations.filter(({ operation }) => operation.security);
const ofOnePratica = behindToken.filter(({ path }) => path.startsWith('/api/pratiche/{id}'));

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let praticaId: string;
let taskId: string;
let needId: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  praticaId = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
  taskId = (await stage.ask('ente', 'GET', '/tasks')).body.items[0].id;
  needId = randomUUID();
  await stage.ask('citizen', 'PUT', `/needs/${needId}`, NEED);
}, 180_000);
afterAll(() => stage?.close(), 120_000);

/** A body that would do, so that only the right to send it is at stake. */
const BODIES: Record<string, object> = {
  requestPratica: NEED,
  putNeed: NEED,
  transitionPratica: { transition: 'withdraw', expectedVersion: 1, payload: {} },
  assignTask: { assigneeId: randomUUID() },
  foreseePlan: {
    plan: { weekly: [{ weekday: 1, from: '09:00', minutes: 60 }], skipsHolidays: true },
    startDate: '2099-01-01',
    endDate: '2099-01-31',
    lines: [{ label: 'Ore', unit: 'hour', unitCents: 2000 }],
  },
  freeFault: { kind: 'taskOverdue', id: randomUUID(), act: 'remind' },
};

function ask(
  who: Name | null,
  { path, method, operation }: (typeof operations)[number],
  ids: Record<string, string> = {},
) {
  const id =
    ids[path] ??
    (path.includes('/tasks/') ? taskId : path.includes('/needs/') ? needId : praticaId);
  const body = operation.requestBody && (BODIES[operation.operationId] ?? { method: 'card' });
  return stage.ask(who, method, path.replace('/api', '').replace('{id}', id), body);
}

describe('Every route', () => {
  test.each(operations.map((each) => [`${each.method} ${each.path}`, each] as const))(
    '%s has a name and describes its refusals',
    (_name, { operation }) => {
      expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/);
      expect(Object.keys(operation.responses)).toEqual(
        expect.arrayContaining(['429', '500', '503']),
      );
      if (operation.security)
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403']));
      if (operation.requestBody)
        expect(Object.keys(operation.responses)).toEqual(
          expect.arrayContaining(['413', '415', '422']),
        );
    },
  );

  test.each(behindToken.map((each) => [`${each.method} ${each.path}`, each] as const))(
    '%s asks for a token',
    async (_name, operation) => {
      const { status, body } = await ask(null, operation);
      expect([status, body.code]).toEqual([401, 'unauthenticated']);
    },
  );

  const strangers: Name[] = [
    'otherCitizen', 'unasked', 'operator', 'sportello', 'citizenElsewhere', 'enteElsewhere',
    'sportelloElsewhere', 'auditorElsewhere', 'adminElsewhere',
  ]; // prettier-ignore
  const cases = ofOnePratica.flatMap((each) =>
    strangers.map((who) => [`${each.method} ${each.path}`, who, each] as const),
  );
  test.each(cases)('%s is 404 for %s, as if it did not exist', async (_name, who, operation) => {
    const theirs = await ask(who, operation);
    const nobodys = await ask(who, operation, { [operation.path]: randomUUID() });
    expect(theirs.body).toEqual(nobodys.body);
    expect(theirs.status).toBe(404);
  });

  test.each(['claim', 'release', 'assign'])(
    'a task of another ente or comune cannot be made out: %s',
    async (act) => {
      const body = act === 'assign' ? { assigneeId: randomUUID() } : undefined;
      for (const who of ['rival', ...strangers, 'admin'] as const) {
        const { status } = await stage.ask(
          who,
          'POST',
          `/tasks/${taskId}/${act}`,
          act === 'assign' ? { assigneeId: randomUUID() } : body,
        );
        expect([who, status]).toEqual([who, 404]);
      }
    },
  );

  test('a draft is its writer’s alone', async () => {
    for (const who of ['otherCitizen', 'citizenElsewhere'] as const) {
      expect((await stage.ask(who, 'GET', `/needs/${needId}`)).status).toBe(404);
      expect((await stage.ask(who, 'PUT', `/needs/${needId}`, NEED)).status).toBe(404);
      expect((await stage.ask(who, 'DELETE', `/needs/${needId}`)).status).toBe(404);
      expect((await stage.ask(who, 'GET', '/needs')).body.items).toEqual([]);
    }
    expect((await stage.ask('citizen', 'GET', `/needs/${needId}`)).body).toMatchObject(NEED);
  });

  test('lists show nobody else’s', async () => {
    for (const who of [
      'otherCitizen',
      'unasked',
      'operator',
      'sportello',
      'citizenElsewhere',
      'adminElsewhere',
    ] as const) {
      expect([who, (await stage.ask(who, 'GET', '/pratiche')).body.items]).toEqual([who, []]);
      expect([who, (await stage.ask(who, 'GET', '/tasks')).body.items]).toEqual([who, []]);
    }
    for (const who of ['citizen', 'ente', 'rival', 'admin', 'auditor'] as const) {
      expect([who, (await stage.ask(who, 'GET', '/pratiche')).body.items.length]).toEqual([who, 1]);
    }
  });

  test('an id that is none is 404, and so is a path that is none', async () => {
    for (const path of [
      '/pratiche/1',
      '/pratiche/%00',
      '/pratiche/urn:uuid:11111111-0000-4000-8000-000000000001',
      '/nowhere',
    ]) {
      expect([path, (await stage.ask('citizen', 'GET', path)).status]).toEqual([path, 404]);
    }
  });
});
