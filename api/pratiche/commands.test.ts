import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { UnknownPratica } from '../../temporal/client.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, openApiWithWorker } from '../testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
beforeAll(async () => void (stage = await openApiWithWorker()), 180_000);
afterAll(() => stage?.close(), 120_000);

const request = async () =>
  (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id as string;
const decline = { transition: 'declineRequest', expectedVersion: 1, reason: 'Siamo al completo' };
const eventsOf = async (id: string) =>
  (await stage.ask('auditor', 'GET', `/pratiche/${id}/timeline`)).body.items.length;

describe('A version', () => {
  test('is stale by what its reader may see: a rival’s act is none of it, one’s own is', async () => {
    const id = await request();
    const path = `/pratiche/${id}/transitions`;
    const first = await stage.ask('ente', 'POST', path, decline);
    const rivals = await stage.ask('rival', 'POST', path, decline);
    const again = await stage.ask('ente', 'POST', path, decline);
    const ahead = await stage.ask('ente', 'POST', path, { ...decline, expectedVersion: 9 });
    expect([first.status, rivals.status]).toEqual([200, 200]);
    expect([again.status, again.body.code]).toEqual([409, 'stale-version']);
    expect([ahead.status, ahead.body.code]).toEqual([409, 'stale-version']);
  });
});

describe('A command that is given again', () => {
  test('under the same key is one effect with the same answer', async () => {
    const id = await request();
    const key = randomUUID();
    const path = `/pratiche/${id}/transitions`;
    const first = await stage.ask('ente', 'POST', path, decline, key);
    const again = await stage.ask('ente', 'POST', path, decline, key);
    expect(first).toMatchObject({ status: 200, body: { version: 2 } });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await eventsOf(id)).toBe(2);
  });

  test('all at once is one effect: others hear the same answer, or that it is under way', async () => {
    const id = await request();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        stage.ask('ente', 'POST', `/pratiche/${id}/transitions`, decline, key),
      ),
    );
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThan(0);
    for (const { body } of done)
      expect(body).toEqual({ id, number: expect.any(String), state: 'offer', version: 2 });
    for (const { status, body } of answers.filter((answer) => !done.includes(answer))) {
      expect([status, body.code]).toEqual([409, 'in-flight']);
    }
    expect(await eventsOf(id)).toBe(2);
  });

  test('with another body is refused, and with another’s key it is another command', async () => {
    const id = await request();
    const key = randomUUID();
    const path = `/pratiche/${id}/transitions`;
    await stage.ask('ente', 'POST', path, decline, key);
    const other = await stage.ask(
      'ente',
      'POST',
      path,
      { ...decline, reason: 'Un altro motivo' },
      key,
    );
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const rivals = await stage.ask('rival', 'POST', path, { ...decline, expectedVersion: 2 }, key);
    expect(rivals).toMatchObject({ status: 200, body: { version: 3 } });
  });

  test('repeats a refusal of the workflow too', async () => {
    const id = await request();
    const key = randomUUID();
    const choose = {
      transition: 'chooseOffer',
      expectedVersion: 1,
      payload: { offerId: randomUUID(), revision: 1 },
    };
    for (let time = 0; time < 2; time += 1) {
      const { status, body } = await stage.ask(
        'citizen',
        'POST',
        `/pratiche/${id}/transitions`,
        choose,
        key,
      );
      expect([status, body.code]).toEqual([422, 'offer-not-live']);
    }
  });

  test('goes through if the engine had lost the open pratica the first time', async () => {
    const id = await request();
    const key = randomUUID();
    const path = `/pratiche/${id}/transitions`;
    const { pratiche } = stage.app;
    const { transition } = pratiche;
    pratiche.transition = () => Promise.reject(new UnknownPratica());
    const lost = await stage.ask('ente', 'POST', path, decline, key);
    pratiche.transition = transition;
    expect([lost.status, lost.body.code]).toEqual([503, 'unavailable']);
    expect((await stage.ask('ente', 'POST', path, decline, key)).status).toBe(200);
  });

  test('that the API refused was never begun, and may use its key again', async () => {
    const id = await request();
    const key = randomUUID();
    const path = `/pratiche/${id}/transitions`;
    const early = { ...decline, expectedVersion: 9 };
    expect((await stage.ask('ente', 'POST', path, early, key)).status).toBe(409);
    expect((await stage.ask('ente', 'POST', path, decline, key)).status).toBe(200);
    const { body } = await stage.ask('ente', 'POST', path, early, key);
    expect(body.code).toBe('idempotency-key-reused');
  });

  test('as a request makes one pratica, also from one draft under two keys', async () => {
    const key = randomUUID();
    const first = await stage.ask('citizen', 'POST', '/pratiche', NEED, key);
    const again = await stage.ask('citizen', 'POST', '/pratiche', NEED, key);
    expect([again.status, again.body, again.headers.location]).toEqual([
      201,
      first.body,
      first.headers.location,
    ]);

    const needId = randomUUID();
    await stage.ask('citizen', 'PUT', `/needs/${needId}`, NEED);
    const answers = await Promise.all(
      [1, 2, 3].map(() => stage.ask('citizen', 'POST', '/pratiche', { needId })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await stage.ask('citizen', 'GET', '/needs')).body.items).toEqual([]);
    const rows = await asSystem(stage.db, 'milano', (trx) =>
      trx.selectFrom('pratica').select('id').where('needId', '=', needId).execute(),
    );
    expect(rows).toHaveLength(1);
  });
});

describe('Tasks', () => {
  test('go from hand to hand among colleagues, one at a time', async () => {
    const id = await request();
    await stage.ask('colleague', 'GET', '/me');
    await stage.ask('rival', 'GET', '/me');
    const inbox = (await stage.ask('ente', 'GET', '/tasks?view=unassigned')).body.items;
    const task = inbox.find((each: Json) => each.praticaId === id);
    expect(task).toMatchObject({
      kind: 'answerRequest',
      owner: 'ente',
      assignee: null,
      overdue: false,
      state: 'offer',
    });
    const post = (who: 'ente' | 'colleague', act: string, body?: object) =>
      stage.ask(who, 'POST', `/tasks/${task.id}/${act}`, body);

    expect((await post('ente', 'claim')).body.assignee.name).toBe('Paola Conti');
    expect((await post('ente', 'claim')).status).toBe(200);
    expect(await post('colleague', 'claim')).toMatchObject({
      status: 409,
      body: { code: 'task-taken' },
    });
    expect(await post('colleague', 'release')).toMatchObject({
      status: 409,
      body: { code: 'task-taken' },
    });
    const { items } = (await stage.ask('ente', 'GET', '/tasks/assignees')).body;
    expect(items.map((each: Json) => each.name)).toEqual(['Paola Conti', 'Ugo Sala']);
    const rival = (await stage.ask('rival', 'GET', '/me')).body;
    expect(await post('ente', 'assign', { assigneeId: rival.id })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/assigneeId' }] },
    });
    const [, ugo] = items;
    expect((await post('ente', 'assign', { assigneeId: ugo.id })).body.assignee).toEqual(ugo);
    expect(
      (await stage.ask('colleague', 'GET', '/tasks?view=mine')).body.items.map(
        (each: Json) => each.id,
      ),
    ).toEqual([task.id]);
    expect((await post('colleague', 'release')).body.assignee).toBeNull();
  });

  test('close by themselves when the work is done, and are listed as done', async () => {
    const id = await request();
    await stage.ask('ente', 'POST', `/pratiche/${id}/transitions`, decline);
    const done = (await stage.ask('ente', 'GET', '/tasks?view=done')).body.items;
    const task = done.find((each: Json) => each.praticaId === id);
    expect(task.closedAt).not.toBeNull();
    expect(await stage.ask('ente', 'POST', `/tasks/${task.id}/claim`)).toMatchObject({
      status: 422,
      body: { code: 'not-allowed-in-state' },
    });
  });

  test('come a page at a time, none twice and none left out', async () => {
    await Promise.all([request(), request(), request()]);
    for (const [who, path] of [
      ['ente', '/tasks?sort=opened&'],
      ['ente', '/tasks?'],
      ['ente', '/tasks?view=done&'],
      ['admin', '/pratiche?'],
      ['ente', '/pratiche?'],
      ['citizen', '/pratiche?open=true&'],
    ] as const) {
      const all = (await stage.ask(who, 'GET', `${path}limit=100`)).body;
      const seen: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const page: Json = (
          await stage.ask(who, 'GET', `${path}limit=2${next && `&cursor=${next}`}`)
        ).body;
        seen.push(...page.items.map((each: Json) => each.id));
        next = page.next;
      }
      expect([path, seen]).toEqual([path, all.items.map((each: Json) => each.id)]);
      expect(all.count).toBe(seen.length);
    }
    const { status, body } = await stage.ask('admin', 'GET', '/pratiche?cursor=abc');
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/cursor' })]]);
  });

  test('and pratiche are found by number, state and service', async () => {
    const id = await request();
    const { number } = (await stage.ask('admin', 'GET', `/pratiche/${id}`)).body;
    for (const q of [number, number.toLowerCase(), String(Number(number.slice(-6)))]) {
      const { items } = (
        await stage.ask('admin', 'GET', `/pratiche?q=${q}&state=offer&type=assistenza-persona`)
      ).body;
      expect([q, items.map((each: Json) => each.id)]).toEqual([q, [id]]);
    }
    for (const q of ['%25', '_', 'x%5C', "'", '%F0%9F%98%80']) {
      expect([q, (await stage.ask('admin', 'GET', `/pratiche?q=${q}`)).body.items]).toEqual([
        q,
        [],
      ]);
    }
  });
});
