import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { connect, type Db } from '../../db/connect.ts';
import { hashOf } from '../../db/event-hash.ts';
import { openPaymentApi, type PaymentApi } from '../payments/testing.ts';
import { ENTE_A, ENTE_B, type Json, type Name, PEOPLE } from '../testing.ts';

let api: PaymentApi;
let behind: Db;
beforeAll(async () => {
  api = await openPaymentApi();
  behind = connect(api.database.adminUrl, { max: 1 });
  await sql`update wemi.person set role = null, ente_id = null`.execute(behind);
  for (const who of ['ente', 'colleague', 'rival', 'admin', 'secondAdmin'] as const)
    await api.ask(who, 'GET', '/me');
}, 60_000);
afterAll(async () => {
  await behind?.destroy();
  await api?.close();
});
// What earlier tests left in somebody's hands would weigh on the next.
beforeEach(() =>
  sql`update wemi.task set closed_at = now() where closed_at is null`.execute(behind),
);

const PAOLA = { id: PEOPLE.ente.sub!, name: 'Paola Conti' };
const UGO = { id: PEOPLE.colleague.sub!, name: 'Ugo Sala' };
const foresee = (body: object, who: Name = 'ente') =>
  api.ask(who, 'POST', '/tasks/distribution', { body });
const give = (rows: object[], { who = 'ente' as Name, key = randomUUID() } = {}) =>
  api.ask(who, 'POST', '/tasks/distribute', { body: { rows }, key });
const outcomes = ({ body }: { body: Json }) => body.rows.map((row: Json) => row.outcome);

interface Made {
  id: string;
  praticaId: string;
}
/** A task of the first ente, due in so many hours from now. */
async function aTask({ hours = 24, ente = ENTE_A as string | null, to = null as string | null } = {}): Promise<Made> {
  const { praticaId } = await api.startDue();
  const owner = ente ? 'ente' : 'office';
  const kind = ente ? 'confirmOrder' : 'unblockOrder';
  const { rows } = await sql<{ id: string }>`update wemi.task set kind = ${kind}, owner = ${owner}, ente_id = ${ente}::uuid, assignee_id = ${to}::uuid, due_at = now() + ${`${hours} hours`}::interval where pratica_id = ${praticaId} and closed_at is null returning id`.execute(behind);
  return { id: rows[0]!.id, praticaId };
} // prettier-ignore

async function eventsOf(praticaId: string): Promise<Json[]> {
  const { rows } = await sql<Json>`select kind, actor_id, data, audience, seq, prev_hash, hash, comune_id, pratica_id, version, from_state, to_state, actor_role, on_behalf_of, channel, reason, command_id, at from wemi.event where pratica_id = ${praticaId} order by seq`.execute(behind); // prettier-ignore
  return rows;
}

describe('What a distribution would do', () => {
  test('is told before anything is done: who has how much, who would get what', async () => {
    await aTask({ to: UGO.id, hours: -1 });
    const late = await aTask({ hours: -2 });
    const soon = await aTask({ hours: 1 });
    const later = await aTask({ hours: 9 });
    const { status, body } = await foresee({ matching: {} });
    expect([status, body.skipped, body.left]).toEqual([200, 0, 0]);
    expect(body.rows.map(({ taskId, assignee }: Json) => [taskId, assignee.name])).toEqual([
      [late.id, 'Paola Conti'],
      [soon.id, 'Paola Conti'],
      [later.id, 'Ugo Sala'],
    ]);
    expect(body.people).toEqual([
      { ...PAOLA, open: 0, overdue: 0, load: 0, takesPart: true, given: 2 },
      { ...UGO, open: 1, overdue: 1, load: 2, takesPart: true, given: 1 },
    ]);
    const { items } = (await api.ask('ente', 'GET', '/tasks?view=unassigned')).body;
    expect(items).toHaveLength(3);
  });

  test('is narrowed by filters, by tasks and by colleagues', async () => {
    const late = await aTask({ hours: -2 });
    const taken = await aTask({ to: UGO.id });
    const free = await aTask({});
    const overdue = (await foresee({ matching: { due: 'overdue' } })).body;
    expect(overdue.rows.map(({ taskId }: Json) => taskId)).toEqual([late.id]);
    const named = (await foresee({ taskIds: [free.id, taken.id], among: [UGO.id] })).body;
    expect(named.rows).toMatchObject([{ taskId: free.id, assignee: UGO }]);
    expect(named.skipped).toBe(1);
    expect(named.people.map(({ takesPart }: Json) => takesPart)).toEqual([false, true]);
  });

  test.each([
    [{}, '/taskIds'],
    [{ taskIds: [randomUUID()], matching: {} }, '/taskIds'],
    [{ taskIds: [] }, '/taskIds'],
    [{ matching: { view: 'mine' } }, '/matching/view'],
    [{ matching: {}, among: [PEOPLE.rival.sub] }, '/among'],
  ])('is refused %j', async (body, pointer) => {
    const refused = await foresee(body);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  test('shows nothing of another ente', async () => {
    const theirs = await aTask({ ente: ENTE_B });
    const { body } = await foresee({ taskIds: [theirs.id] });
    expect(body).toMatchObject({ rows: [], skipped: 1 });
    for (const who of ['citizen', 'auditor', 'sportello', 'operator'] as const)
      expect([who, (await foresee({ matching: {} }, who)).status]).toEqual([who, 403]);
  });
});

describe('A distribution', () => {
  test('gives each task once, as an event of its pratica that the ente and the office see', async () => {
    const { id, praticaId } = await aTask();
    const key = randomUUID();
    const rows = [{ taskId: id, assigneeId: UGO.id }];
    const given = await give(rows, { key });
    expect(given.body).toEqual({ rows: [{ taskId: id, outcome: 'given', assignee: UGO }] });
    expect((await give(rows, { key })).body).toEqual(given.body);
    const reused = await give([{ taskId: id, assigneeId: PAOLA.id }], { key });
    expect(reused.body.code).toBe('idempotency-key-reused');
    const events = await eventsOf(praticaId);
    const told = events.filter(({ kind }) => kind === 'assigned');
    expect(told).toMatchObject([{ actorId: PAOLA.id, audience: ['office', `ente:${ENTE_A}`], data: { taskId: id, assigneeId: UGO.id } }]); // prettier-ignore
    expect(told[0].hash).toBe(hashOf(told[0]));
    const { items } = (await api.ask('colleague', 'GET', '/tasks?view=mine')).body;
    expect(items.map((task: Json) => task.id)).toEqual([id]);
    const timeline = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/timeline`)).body.items as Json[]; // prettier-ignore
    expect(timeline.map(({ kind }) => kind)).not.toContain('assigned');
  });

  test('steals nothing: what was claimed or done meanwhile is told on its row', async () => {
    const [claimed, done, free] = [await aTask(), await aTask(), await aTask()];
    await api.ask('colleague', 'POST', `/tasks/${claimed.id}/claim`, { key: randomUUID() });
    await sql`update wemi.task set closed_at = now() where id = ${done.id}`.execute(behind);
    const theirs = await aTask({ ente: ENTE_B });
    const rows = [claimed, done, theirs, free].map(({ id }) => ({ taskId: id, assigneeId: PAOLA.id })); // prettier-ignore
    rows.push({ taskId: free.id, assigneeId: PEOPLE.rival.sub! });
    const { body } = await give(rows);
    expect(outcomes({ body })).toEqual(['taken', 'closed', 'not-found', 'given', 'not-colleague']);
    expect(body.rows[0].assignee).toEqual(UGO);
    expect(await eventsOf(claimed.praticaId)).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ kind: 'assigned' })]),
    );
  });

  test('by two at once gives every task to one person only', async () => {
    const tasks = [await aTask(), await aTask(), await aTask()];
    const rowsTo = (assigneeId: string) => tasks.map(({ id }) => ({ taskId: id, assigneeId }));
    const answers = await Promise.all([
      give(rowsTo(PAOLA.id)),
      give(rowsTo(UGO.id), { who: 'colleague' }),
      ...tasks.map(({ id }) =>
        api.ask('ente', 'POST', `/tasks/${id}/claim`, { key: randomUUID() }),
      ),
    ]);
    const byRow = tasks.map((_, n) => answers.slice(0, 2).map(({ body }) => body.rows[n].outcome));
    for (const row of byRow) expect(row.filter((outcome) => outcome === 'given').length).toBeLessThan(2); // prettier-ignore
    const { items } = (await api.ask('ente', 'GET', '/tasks')).body;
    for (const { id, praticaId } of tasks) {
      expect(items.find((task: Json) => task.id === id).assignee).not.toBeNull();
      const told = (await eventsOf(praticaId)).filter(({ kind }) => kind === 'assigned');
      expect(told.length).toBeLessThan(2);
    }
  });

  test('passes by whoever did the act that a task is about', async () => {
    const { id } = await aTask({ ente: null });
    const { sub: barred } = PEOPLE.admin;
    await sql`update wemi.task set barred_id = ${barred} where id = ${id}`.execute(behind);
    const foreseen = (await foresee({ taskIds: [id] }, 'admin')).body;
    expect(foreseen.rows[0].assignee.name).toBe('Dario Serra');
    const alone = (await foresee({ taskIds: [id], among: [barred] }, 'admin')).body;
    expect(alone.rows[0].assignee).toBeNull();
    const went = await give([{ taskId: id, assigneeId: barred! }], { who: 'admin' });
    expect(outcomes(went)).toEqual(['own-act']);
  });
});

describe('A task taken, put back or given by hand', () => {
  const HANDS = ['claimed', 'released', 'reassigned'];
  const move = (who: Name, id: string, act: string, body?: object) =>
    api.ask(who, 'POST', `/tasks/${id}/${act}`, { ...(body ? { body } : {}), key: randomUUID() });
  const handsOf = async (praticaId: string) =>
    (await eventsOf(praticaId)).filter(({ kind }) => HANDS.includes(kind));
  const seenBy = async (who: Name, praticaId: string) => {
    const { items } = (await api.ask(who, 'GET', `/pratiche/${praticaId}/timeline`)).body;
    return items.filter(({ kind }: Json) => HANDS.includes(kind));
  };

  test('leaves one event each time it changes hands, with who had it and who has it', async () => {
    const { id, praticaId } = await aTask();
    expect((await move('ente', id, 'claim')).body.assignee).toEqual(PAOLA);
    expect((await move('ente', id, 'claim')).status).toBe(200);
    expect((await move('colleague', id, 'claim')).body.code).toBe('task-taken');
    expect((await move('ente', id, 'assign', { assigneeId: UGO.id })).body.assignee).toEqual(UGO);
    await move('ente', id, 'assign', { assigneeId: PEOPLE.rival.sub });
    expect((await move('colleague', id, 'release')).body.assignee).toBeNull();
    expect((await move('colleague', id, 'release')).status).toBe(200);
    const [claimed, given, released, ...more] = await handsOf(praticaId);
    expect(more).toEqual([]);
    const data = { taskId: id, task: 'confirmOrder', enteId: ENTE_A };
    const audience = ['office', `ente:${ENTE_A}`];
    expect(claimed).toMatchObject({ kind: 'claimed', actorId: PAOLA.id, audience, data: { ...data, fromId: null, assigneeId: PAOLA.id } }); // prettier-ignore
    expect(given).toMatchObject({ kind: 'reassigned', actorId: PAOLA.id, data: { ...data, fromId: PAOLA.id, assigneeId: UGO.id } }); // prettier-ignore
    expect(released).toMatchObject({ kind: 'released', actorId: UGO.id, data: { ...data, fromId: UGO.id, assigneeId: null } }); // prettier-ignore
    for (const event of [claimed, given, released]) expect(event.hash).toBe(hashOf(event));
    const { rows } = await sql`select from wemi.outbox join wemi.event on event.id = outbox.event_id where event.pratica_id = ${praticaId} and event.kind = any (${HANDS})`.execute(behind); // prettier-ignore
    expect(rows).toEqual([]);
  });

  test('is seen by the ente itself, the office and the auditor, with names, and by nobody else', async () => {
    const { id, praticaId } = await aTask();
    await move('ente', id, 'assign', { assigneeId: UGO.id });
    await move('ente', id, 'assign', { assigneeId: PAOLA.id });
    for (const who of ['ente', 'colleague', 'admin', 'auditor'] as const) {
      const [last] = await seenBy(who, praticaId);
      expect(last.data).toMatchObject({ task: 'confirmOrder', fromName: 'Ugo Sala', toName: 'Paola Conti' }); // prettier-ignore
    }
    for (const who of ['citizen', 'rival'] as const)
      expect([who, await seenBy(who, praticaId)]).toEqual([who, []]);
    const ofOffice = await aTask({ ente: null });
    await move('admin', ofOffice.id, 'claim');
    expect(await seenBy('auditor', ofOffice.praticaId)).toMatchObject([{ kind: 'claimed', actor: { name: 'Carla Neri' } }]); // prettier-ignore
    for (const who of ['citizen', 'ente', 'rival'] as const)
      expect([who, await seenBy(who, ofOffice.praticaId)]).toEqual([who, []]);
  });

  test('by many at once is taken by one, and leaves one event', async () => {
    const { id, praticaId } = await aTask();
    const two = ['ente', 'colleague', 'ente', 'colleague', 'ente'] as const;
    const answers = await Promise.all(two.map((who) => move(who, id, 'claim')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(await handsOf(praticaId)).toHaveLength(1);
  });
});
