import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { connect, type Db } from '../../db/connect.ts';
import { hashOf } from '../../db/event-hash.ts';
import { instantAfter } from '../../workflows/pratica/terms.ts';
import { holidaysOf } from '../pratiche/holidays.ts';
import { servicesOn } from '../pratiche/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { ENTE_A, type Json, type Name, openApiWithWorker, PEOPLE } from '../testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let behind: Db;
let { read, move } = {} as ReturnType<typeof servicesOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  behind = connect(stage.adminUrl, { max: 1 });
  ({ read, move } = servicesOn(stage));
  // Whoever has been here once is a colleague.
  await stage.ask('secondAdmin', 'GET', '/tasks');
}, 180_000);
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
}, 120_000);

const REASON = 'Non ero d’accordo';
const FOR_CITIZEN = { onBehalfOf: { role: 'citizen' } };

/** A pratica withdrawn by the administrator in the citizen's place: it is over. */
async function withdrawnInPlace(): Promise<string> {
  const { id } = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body;
  expect((await move('admin', id, 'withdraw', {}, FOR_CITIZEN)).status).toBe(200);
  return id;
}

async function declinedInPlace(): Promise<string> {
  const { id } = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body;
  const onBehalfOf = { role: 'ente', enteId: ENTE_A };
  expect((await move('admin', id, 'declineRequest', {}, { onBehalfOf })).status).toBe(200);
  return id;
}

async function eventOf(id: string, kind: string, who: Name = 'admin'): Promise<Json> {
  const { items } = (await read(who, id, '/timeline')).body;
  return items.find((event: Json) => event.kind === kind);
}

async function contest(who: Name, id: string, eventId: string, { key = randomUUID(), reason = REASON } = {}) {
  const { version: expectedVersion } = (await read('admin', id)).body;
  const body = { transition: 'contest', expectedVersion, payload: { eventId }, reason };
  return stage.ask(who, 'POST', `/pratiche/${id}/transitions`, body, key);
} // prettier-ignore

const answer = (who: Name, contestId: string, body: object = { upheld: false, answer: 'Era tua la richiesta' }, key = randomUUID()) =>
  stage.ask(who, 'POST', `/contests/${contestId}/answer`, body, key); // prettier-ignore

async function contested(): Promise<{ id: string; contestId: string; task: Json }> {
  const id = await withdrawnInPlace();
  const { id: eventId } = await eventOf(id, 'withdraw');
  expect((await contest('citizen', id, eventId)).status).toBe(200);
  const [{ id: contestId }] = (await read('citizen', id, '/contests')).body.items;
  const { items } = (await stage.ask('admin', 'GET', '/tasks?kind=answerContest&limit=100')).body;
  return { id, contestId, task: items.find((each: Json) => each.praticaId === id) };
}

async function isChained(id: string): Promise<boolean> {
  const { rows } = await sql<Json>`select * from event where pratica_id = ${id} order by seq`.execute(behind); // prettier-ignore
  return rows.every((event: Json, index) => {
    const previous = (rows[index - 1] as Json)?.hash ?? null;
    return event.prevHash === previous && event.hash === hashOf(event);
  });
}

describe('An act done in one’s place', () => {
  test('is contested also when the pratica is over, changes nothing of it, and is the office’s to answer', async () => {
    const id = await withdrawnInPlace();
    const { id: eventId } = await eventOf(id, 'withdraw');
    const before = (await read('citizen', id)).body;
    expect(before.allowed.map(({ transition }: Json) => transition)).toContain('contest');
    expect((await read('citizen', id, '/contests')).body).toMatchObject({ items: [], contestable: [{ eventId }] }); // prettier-ignore
    const key = randomUUID();
    const done = await contest('citizen', id, eventId, { key });
    expect([done.status, done.body.state, done.body.version]).toEqual([200, 'withdrawn', before.version]); // prettier-ignore
    expect((await contest('citizen', id, eventId, { key })).body).toEqual(done.body);

    const after = (await read('citizen', id)).body;
    expect([after.state, after.version, after.closed]).toEqual([
      before.state,
      before.version,
      true,
    ]);
    expect(after.allowed.map(({ transition }: Json) => transition)).not.toContain('contest');
    expect(await eventOf(id, 'contest', 'citizen')).toMatchObject({
      reason: REASON,
      actor: { name: PEOPLE.citizen.name },
      data: { contested: { kind: 'withdraw' } },
    });
    const { items } = (await stage.ask('secondAdmin', 'GET', '/tasks?kind=answerContest')).body;
    expect(items.find((task: Json) => task.praticaId === id)).toMatchObject({ owner: 'office', ownAct: false, assignee: null }); // prettier-ignore
    expect(await isChained(id)).toBe(true);
  });

  test('is due in five business days of the comune', async () => {
    const { task } = await contested();
    const holidays = holidaysOf('12-07', new Date().getFullYear(), 2);
    expect(task.dueAt).toBe(instantAfter(task.openedAt, { businessDays: 5 }, holidays));
  });

  test('is contested once', async () => {
    const id = await withdrawnInPlace();
    const { id: eventId } = await eventOf(id, 'withdraw');
    const both = await Promise.all([contest('citizen', id, eventId), contest('citizen', id, eventId)]); // prettier-ignore
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await contest('citizen', id, eventId)).body.code).toBe('already-contested');
    expect((await read('citizen', id, '/contests')).body.items).toHaveLength(1);
  });

  test('is not contested by whoever did it or has no part in it, nor without a reason', async () => {
    const id = await withdrawnInPlace();
    const [own, theirs] = [(await eventOf(id, 'request')).id, (await eventOf(id, 'withdraw')).id];
    const refusals = [
      [await contest('citizen', id, own), 422, 'act-not-contestable'],
      [await contest('ente', id, theirs), 422, 'act-not-contestable'],
      [await contest('citizen', id, '999999999'), 422, 'invalid'],
      [await contest('citizen', id, 'x'), 422, 'invalid'],
      [await contest('citizen', id, theirs, { reason: ' ' }), 422, 'reason-required'],
      [await contest('admin', id, theirs), 403, 'role-not-allowed'],
      [await contest('auditor', id, theirs), 403, 'forbidden'],
      [await contest('otherCitizen', id, theirs), 404, 'not-found'],
      [await contest('adminElsewhere', id, theirs), 404, 'not-found'],
    ] as const;
    for (const [{ status, body }, expected, code] of refusals) expect([status, body.code]).toEqual([expected, code]); // prettier-ignore
    expect((await read('admin', id, '/contests')).body.items).toEqual([]);
  });

  test('is not contested in another’s place, by office or otherwise', async () => {
    const id = await withdrawnInPlace();
    const { id: eventId } = await eventOf(id, 'withdraw');
    const refused = await move('admin', id, 'contest', { eventId }, FOR_CITIZEN);
    expect([refused.status, refused.body.code]).toEqual([403, 'role-not-allowed']);
  });

  test('is contested within ninety days, as the comune has laid down, and no longer', async () => {
    const [late, just] = [await withdrawnInPlace(), await withdrawnInPlace()];
    // At noon in Rome: near midnight a change of the hour would make it another day.
    const age = (id: string, days: number) =>
      sql`update event set at = ((now() at time zone 'Europe/Rome')::date - ${days}::int + time '12:00') at time zone 'Europe/Rome'
        where pratica_id = ${id} and kind = 'withdraw'`.execute(behind); // prettier-ignore
    await age(late, 91);
    await age(just, 90);
    const lateAct = await eventOf(late, 'withdraw');
    expect((await read('citizen', late, '/contests')).body.contestable).toEqual([]);
    expect((await contest('citizen', late, lateAct.id)).body.code).toBe('contest-too-late');
    expect((await contest('citizen', just, (await eventOf(just, 'withdraw')).id)).status).toBe(200);
  });

  test('in the place of an ente is its people’s to contest, and nobody else hears of it', async () => {
    const id = await declinedInPlace();
    const { id: eventId } = await eventOf(id, 'declineRequest');
    expect((await contest('citizen', id, eventId)).body.code).toBe('act-not-contestable');
    expect((await contest('rival', id, eventId)).body.code).toBe('invalid');
    expect((await contest('colleague', id, eventId)).status).toBe(200);
    expect(await eventOf(id, 'contest', 'ente')).toBeDefined();
    for (const who of ['citizen', 'rival'] as const) {
      expect(await eventOf(id, 'contest', who)).toBeUndefined();
      expect((await read(who, id, '/contests')).body.items).toEqual([]);
    }
    // A later step of the pratica leaves the task open.
    await move('citizen', id, 'withdraw');
    const { items } = (await stage.ask('admin', 'GET', '/tasks?kind=answerContest')).body;
    expect(items.some((task: Json) => task.praticaId === id)).toBe(true);
  });
});

describe('Whoever did the contested act', () => {
  test('can neither take the task, be given it, nor answer', async () => {
    const { contestId, task } = await contested();
    const refused = [
      await stage.ask('admin', 'POST', `/tasks/${task.id}/claim`),
      await stage.ask('secondAdmin', 'POST', `/tasks/${task.id}/assign`, { assigneeId: PEOPLE.admin.sub }),
      await answer('admin', contestId),
    ]; // prettier-ignore
    for (const { status, body } of refused) expect([status, body.code]).toEqual([403, 'own-act']);
    expect((await read('admin', task.praticaId, '/contests')).body.items[0]).toMatchObject({ ownAct: true, answer: null }); // prettier-ignore
  });

  test('can give it to another, who can', async () => {
    const { contestId, task } = await contested();
    const given = await stage.ask('admin', 'POST', `/tasks/${task.id}/assign`, { assigneeId: PEOPLE.secondAdmin.sub }); // prettier-ignore
    expect([given.status, given.body.assignee.name]).toEqual([200, PEOPLE.secondAdmin.name]);
    expect((await answer('secondAdmin', contestId)).status).toBe(200);
  });

  test('is kept out by the database, whatever the code above it does', async () => {
    const { contestId, task } = await contested();
    const admin = PEOPLE.admin.sub!;
    await expect(sql`update task set assignee_id = ${admin} where id = ${task.id}`.execute(behind)).rejects.toThrow('task_not_in_barred_hands'); // prettier-ignore
    await expect(sql`update contest set upheld = true, answer = '-', answered_by = ${admin}, answered_at = now() where id = ${contestId}`.execute(behind)).rejects.toThrow('contest_not_by_whoever_acted'); // prettier-ignore
  });

  test('cannot be given it from the radar either, where it appears once it is overdue', async () => {
    const { task } = await contested();
    await sql`update task set due_at = now() - interval '1 hour' where id = ${task.id}`.execute(
      behind,
    );
    const { items } = (await stage.ask('secondAdmin', 'GET', '/radar?kind=taskOverdue')).body;
    const fault = items.find(({ id }: Json) => id === task.id);
    expect(fault).toMatchObject({ about: 'answerContest', whom: 'office' });
    const body = {
      kind: 'taskOverdue',
      id: task.id,
      act: 'reassign',
      assigneeId: PEOPLE.admin.sub,
    };
    const refused = await stage.ask('secondAdmin', 'POST', '/radar/acts', body);
    expect([refused.status, refused.body.code]).toEqual([403, 'own-act']);
  });
});

describe('The answer to a contest', () => {
  test('is given once, told to both and closes the task', async () => {
    const { id, contestId, task } = await contested();
    const key = randomUUID();
    const body = {
      upheld: true,
      answer: 'Hai ragione: riapriamo la richiesta',
      followUp: 'reopen',
    };
    const done = await answer('secondAdmin', contestId, body, key);
    expect(done.status).toBe(200);
    expect(done.body.answer).toMatchObject({ upheld: true, text: body.answer, followUp: 'reopen', by: { name: PEOPLE.secondAdmin.name } }); // prettier-ignore
    expect((await answer('secondAdmin', contestId, body, key)).body).toEqual(done.body);
    expect((await answer('secondAdmin', contestId)).body.code).toBe('contest-answered');

    const told = await eventOf(id, 'contestAnswered', 'citizen');
    expect(told).toMatchObject({ reason: body.answer, actor: { name: PEOPLE.secondAdmin.name }, data: { upheld: true, followUp: 'reopen' } }); // prettier-ignore
    const { rows } = await sql<Json>`select outbox.audience from outbox join event on event.id = outbox.event_id
      where outbox.pratica_id = ${id} and event.kind = 'contestAnswered' order by outbox.audience`.execute(behind); // prettier-ignore
    expect(rows.map(({ audience }: Json) => audience)).toEqual(['citizen', 'office']);
    const { items } = (await stage.ask('admin', 'GET', '/tasks?kind=answerContest&limit=100')).body;
    expect(items.some((each: Json) => each.id === task.id)).toBe(false);
    expect(await isChained(id)).toBe(true);
  });

  test('of two who answer at once one is heard', async () => {
    const { id, contestId } = await contested();
    const both = await Promise.all([answer('secondAdmin', contestId), answer('secondAdmin', contestId)]); // prettier-ignore
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { items } = (await read('admin', id, '/timeline')).body;
    expect(items.filter(({ kind }: Json) => kind === 'contestAnswered')).toHaveLength(1);
  });

  test('needs words, and an administrator of the comune', async () => {
    const { contestId } = await contested();
    const empty = await answer('secondAdmin', contestId, { upheld: true, answer: '  ' });
    expect([empty.status, empty.body.errors[0].pointer]).toEqual([422, '/answer']);
    for (const who of ['citizen', 'ente', 'sportello', 'auditor'] as const)
      expect((await answer(who, contestId)).status).toBe(403);
    expect((await answer('adminElsewhere', contestId)).status).toBe(404);
  });
});
