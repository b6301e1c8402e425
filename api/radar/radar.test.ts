import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Json, Name } from '../testing.ts';
import { openRadar, type Radar } from './testing.ts';

let radar: Radar;
beforeAll(async () => void (radar = await openRadar()), 60_000);
afterAll(() => radar?.close());
beforeEach(() => void Object.assign(radar.engine, { hasOne: true, isUp: true }));

const HOUR_AGO = sql`now() - interval '1 hour'`;

describe('A task that nobody did in time', () => {
  test('is found, and who owes it is reminded once an hour, by name', async () => {
    const { praticaId } = await overdue();
    const [fault] = await radar.faults('taskOverdue', praticaId);
    expect(fault).toMatchObject({ about: 'pay', whom: 'citizen', remindedAt: null, acts: ['remind'], pratica: { state: 'payment' } }); // prettier-ignore
    expect((await radar.act(fault, 'remind')).status).toBe(200);

    const [event] = (await radar.ask('citizen', 'GET', `/pratiche/${praticaId}/timeline`)).body.items as Json[]; // prettier-ignore
    expect(event).toMatchObject({ kind: 'reminded', actor: { role: 'admin', name: 'Carla Neri' } });
    expect(await radar.kindsOf(praticaId, 'ente')).not.toContain('reminded');
    expect(await noticesOf(praticaId, 'reminded')).toEqual(['citizen']);

    const [reminded] = await radar.faults('taskOverdue', praticaId);
    expect(reminded).toMatchObject({ remindedAt: expect.any(String), acts: [] });
    const again = await radar.act(fault, 'remind');
    expect([again.status, again.body.code]).toEqual([409, 'reminded-recently']);
    expect(Number(again.headers['retry-after'])).toBeGreaterThan(3500);
    expect(await noticesOf(praticaId, 'reminded')).toHaveLength(1);
    expect(await radar.isChained(praticaId)).toBe(true);
  });

  test('of an ente is recalled to that ente, and its rival does not hear of it', async () => {
    const { praticaId } = await radar.startDue();
    await spoilTask(praticaId, sql`kind = 'confirmOrder', owner = 'ente', ente_id = 'e0000000-0000-4000-8000-000000000001', due_at = ${HOUR_AGO}`); // prettier-ignore
    const [fault] = await radar.faults('taskOverdue', praticaId);
    expect(fault).toMatchObject({ whom: 'ente', enteName: 'La Cura' });
    await radar.act(fault, 'remind');
    expect(await radar.kindsOf(praticaId, 'ente')).toContain('reminded');
    expect(await radar.kindsOf(praticaId, 'rival')).not.toContain('reminded');
    expect(await radar.kindsOf(praticaId, 'citizen')).not.toContain('reminded');
    expect(await noticesOf(praticaId, 'reminded')).toEqual(['ente']);
  });

  test('is the office’s own to do when it is the office’s', async () => {
    const { praticaId } = await radar.startDue();
    await spoilTask(praticaId, sql`owner = 'office', escalated = true`);
    const [fault] = await radar.faults('taskEscalated', praticaId);
    expect(fault).toMatchObject({ whom: 'office', escalated: true, acts: ['reassign'] });
    expect((await radar.act(fault, 'remind')).body.code).toBe('nobody-to-remind');
    expect(await radar.faults('taskOverdue', praticaId)).toEqual([]);
  });

  test('reminded by two at once is reminded once', async () => {
    const { praticaId } = await overdue();
    const [fault] = await radar.faults('taskOverdue', praticaId);
    const answers = await Promise.all([1, 2, 3].map(() => radar.act(fault, 'remind')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await noticesOf(praticaId, 'reminded')).toHaveLength(1);
  });

  test('is gone once it is done', async () => {
    const { praticaId, withdraw } = await overdue();
    const [fault] = await radar.faults('taskOverdue', praticaId);
    await withdraw();
    expect(await radar.faults('taskOverdue', praticaId)).toEqual([]);
    expect((await radar.act(fault, 'remind')).body.code).toBe('not-found');
  });
});

describe('A command that was neither done nor refused', () => {
  test('is found after a minute and set aside, for its sender to ask anew', async () => {
    const { praticaId } = await radar.startDue();
    const id = await stuckCommand(praticaId, 'withdraw');
    const [fault] = await radar.faults('commandStuck', praticaId);
    expect(fault).toMatchObject({ id, about: 'withdraw', engine: 'running', acts: ['setAside'] });
    expect((await radar.act(fault, 'setAside')).status).toBe(200);
    expect(await radar.faults('commandStuck', praticaId)).toEqual([]);
    const { rows } = await radar.spoil(sql`select result from wemi.command where id = ${id}`);
    expect(rows).toEqual([{ result: { refused: 'not-possible-now' } }]);
    expect(await radar.kindsOf(praticaId, 'auditor')).toContain('commandSetAside');
    expect(await radar.kindsOf(praticaId, 'citizen')).not.toContain('commandSetAside');
  });

  test('is found also when it never began a pratica', async () => {
    const id = await stuckCommand(randomUUID(), 'request');
    const fault = (await radar.faults('commandStuck')).find((each) => each.id === id);
    expect(fault).toMatchObject({ about: 'request', pratica: null });
    expect((await radar.act(fault, 'setAside')).status).toBe(200);
    expect((await radar.faults('commandStuck')).map((each) => each.id)).not.toContain(id);
  });
});

describe('A timer that did not act', () => {
  test('is found with what Temporal says of its workflow, and cannot say of a person', async () => {
    const { praticaId } = await lateTimer();
    radar.engine.condition = { run: 'running', attempts: 7, lastError: 'no mail to anna@example.org', nextTryAt: null, isNextTryReckoned: false }; // prettier-ignore
    const [fault] = await radar.faults('timerLate', praticaId);
    expect(fault).toMatchObject({ about: 'paymentDeadline', engine: 'running', attempts: 7, lastError: 'no mail to …' }); // prettier-ignore
  });

  test('is looked after: the engine is given what it may have lost', async () => {
    const { praticaId } = await lateTimer();
    const [fault] = await radar.faults('timerLate', praticaId);
    expect((await radar.act(fault, 'retry')).status).toBe(200);
    expect(radar.confirmed).toEqual([praticaId]);
    expect(await radar.kindsOf(praticaId, 'auditor')).toContain('retried');
    expect(await radar.isChained(praticaId)).toBe(true);
  });

  test('is said to be out of reach while the engine is away, and nothing is written', async () => {
    const { praticaId } = await lateTimer();
    const [fault] = await radar.faults('timerLate', praticaId);
    radar.engine.isUp = false;
    expect((await radar.act(fault, 'retry')).body.code).toBe('unavailable');
    expect(await radar.kindsOf(praticaId, 'auditor')).not.toContain('retried');
  });

  test('is gone when the pratica is cancelled', async () => {
    const { praticaId } = await lateTimer();
    const body = { transition: 'cancel', expectedVersion: 5, payload: {}, reason: 'Ferma' };
    const answer = await radar.ask('admin', 'POST', `/pratiche/${praticaId}/transitions`, { body, key: randomUUID() }); // prettier-ignore
    expect(answer.body.state).toBe('cancelled');
    expect(await radar.faults('timerLate', praticaId)).toEqual([]);
  });

  test('is listed without Temporal’s word when Temporal is away', async () => {
    const { praticaId } = await lateTimer();
    radar.engine.isUp = false;
    const [fault] = await radar.faults('timerLate', praticaId);
    expect(fault).toMatchObject({ engine: null, attempts: null });
    expect((await radar.look()).parts).toEqual({ worker: 'up', temporal: 'down', queues: 'up' });
  });
});

describe('The radar', () => {
  test('says when no worker asks for work', async () => {
    radar.engine.hasOne = false;
    expect((await radar.look()).parts.worker).toBe('down');
  });

  test('lists what it can while the queues cannot be read, and says so', async () => {
    const { praticaId } = await overdue();
    await radar.spoil(sql`alter table queue.job rename to gone`);
    const { parts } = await radar.look();
    const late = await radar.faults('taskOverdue', praticaId);
    await radar.spoil(sql`alter table queue.gone rename to job`);
    expect(parts).toEqual({ worker: 'up', temporal: 'up', queues: 'down' });
    expect(late).toHaveLength(1);
  });

  test('is walked page by page, each fault once, oldest first', async () => {
    await overdue();
    await lateTimer();
    const all = (await radar.look('?limit=50')).items as Json[];
    const walked: Json[] = [];
    for (let cursor = ''; ;) {
      const page = await radar.look(`?limit=2${cursor}`);
      walked.push(...page.items);
      if (!page.next) break;
      cursor = `&cursor=${page.next}`;
    }
    const keys = (faults: Json[]) => faults.map(({ kind, id }) => `${kind} ${id}`);
    expect(keys(walked)).toEqual(keys(all));
    expect(new Set(keys(walked)).size).toBe(walked.length);
    expect(walked.map(({ since }) => since)).toEqual(walked.map(({ since }) => since).sort());
    const { kinds } = await radar.look();
    expect(kinds.reduce((sum: number, { count }: Json) => sum + count, 0)).toBe(all.length);
  });

  test.each(['citizen', 'ente', 'operator', 'sportello', 'auditor'] as Name[])(
    'is closed to a %s',
    async (who) => {
      expect((await radar.ask(who, 'GET', '/radar')).status).toBe(403);
      expect((await radar.act({ kind: 'taskOverdue', id: 'x' }, 'remind', { who })).status).toBe(403); // prettier-ignore
    },
  );

  test('shows another comune nothing, and lets it touch nothing', async () => {
    const { praticaId } = await overdue();
    const [fault] = await radar.faults('taskOverdue', praticaId);
    const theirs = await radar.look('', 'adminElsewhere');
    expect(theirs.items).toEqual([]);
    expect(theirs.kinds.every(({ count }: Json) => count === 0)).toBe(true);
    const answer = await radar.act(fault, 'remind', { who: 'adminElsewhere' });
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });

  test('takes an act once under its key, and no other under the same', async () => {
    const [one, other] = [await overdue(), await overdue()];
    const [first] = await radar.faults('taskOverdue', one.praticaId);
    const [second] = await radar.faults('taskOverdue', other.praticaId);
    const key = randomUUID();
    const done = await radar.act(first, 'remind', { key });
    expect((await radar.act(first, 'remind', { key })).body).toEqual(done.body);
    expect((await radar.act(second, 'remind', { key })).body.code).toBe('idempotency-key-reused');
    const { body } = await radar.ask('admin', 'POST', '/radar/acts', { body: { kind: 'taskOverdue', id: first.id, act: 'remind' } }); // prettier-ignore
    expect(body.code).toBe('idempotency-key-missing');
    expect((await radar.act(second, 'askGateway')).body.code).toBe('unknown-transition');
    expect((await radar.act({ kind: 'nothing', id: 'x' }, 'retry')).status).toBe(422);
    expect((await radar.ask('admin', 'GET', '/radar?cursor=x')).status).toBe(422);
  });
});

async function overdue() {
  const due = await radar.startDue();
  await spoilTask(due.praticaId, sql`due_at = ${HOUR_AGO}`);
  return due;
}

async function lateTimer() {
  const due = await radar.startDue();
  const past = new Date(Date.now() - 3_600_000).toISOString();
  await radar.spoil(sql`update wemi.pratica set deadlines = ${JSON.stringify({ paymentDeadline: past })}::jsonb where id = ${due.praticaId}`); // prettier-ignore
  return due;
}

function spoilTask(praticaId: string, change: ReturnType<typeof sql>) {
  return radar.spoil(
    sql`update wemi.task set ${change} where pratica_id = ${praticaId} and closed_at is null`,
  );
}

async function stuckCommand(praticaId: string, transition: string): Promise<string> {
  const id = randomUUID();
  await radar.spoil(sql`
    insert into wemi.command (id, comune_id, pratica_id, transition, request_hash, created_at)
    values (${id}, 'milano', ${praticaId}, ${transition}, '-', ${HOUR_AGO})`);
  return id;
}

async function noticesOf(praticaId: string, kind: string): Promise<string[]> {
  const { rows } = await radar.spoil(sql`
    select outbox.audience from wemi.outbox join wemi.event on event.id = outbox.event_id
    where outbox.pratica_id = ${praticaId} and event.kind = ${kind}`);
  return (rows as { audience: string }[]).map(({ audience }) => audience);
}
