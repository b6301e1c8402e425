import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { movePolicy } from '../../activities/jobs/move-policy.ts';
import { asSystem } from '../../db/connect.ts';
import { addBatch, lockUnqueuedMoves, markMovesQueued } from '../../db/policy-moves.ts';
import { EngineUnavailable } from '../../temporal/client.ts';
import type { Terms } from '../../workflows/pratica/terms.ts';
import { TERMS } from '../../workflows/pratica/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, type Name, openApiWithWorker } from '../testing.ts';
import { servicesOn } from '../pratiche/testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
beforeAll(async () => void (stage = await openApiWithWorker()), 180_000);
afterAll(() => stage?.close(), 120_000);

const comuneId = 'milano';
const TYPE = 'assistenza-persona';
const LONGER: Terms = {
  ...TERMS,
  offersReminder: { businessDays: 6 },
  offersDeadline: { businessDays: 12 },
  renewalPromptDays: 7,
};

const ask = (who: Name, method: 'GET' | 'POST', path: string, body?: object, key?: string) =>
  stage.ask(who, method, path, body, key);
const request = async () => (await ask('citizen', 'POST', '/pratiche', NEED)).body.id as string;
const read = async (id: string, who: Name = 'admin') =>
  (await ask(who, 'GET', `/pratiche/${id}`)).body as Json;

/** A new version in force today. */
async function write(terms: Terms): Promise<Json> {
  const [latest] = (await ask('admin', 'GET', `/policies/versions?type=${TYPE}`)).body.items;
  const expectedVersion = latest?.version ?? 0;
  const validFrom = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Rome' });
  const body = { serviceTypeId: TYPE, validFrom, terms, reason: 'Prova', expectedVersion };
  const written = await ask('admin', 'POST', '/policies', body);
  expect([written.status, written.body.status]).toEqual([200, 'inForce']);
  return written.body;
}

const start = (path: string, key = randomUUID()) =>
  ask('admin', 'POST', path, { reason: 'Per tutti' }, key);

const decide = (who: Name, batch: Json, act = 'approve', body = {}) =>
  ask(who, 'POST', `/approvals/${batch.approval.id}/${act}`, body);

/** Ordered by one administrator, approved by another. */
async function startApproved(policyId: string): Promise<Json> {
  const batch = (await start(`/policies/${policyId}/moves`)).body;
  expect((await decide('secondAdmin', batch)).status).toBe(200);
  return batch;
}

/** The jobs that the relay would queue; `times` each is run, as after a worker that died. */
async function work({ times = 1, atMost = 1_000 } = {}): Promise<void> {
  const ids = await asSystem(stage.db, comuneId, async (trx) => {
    const found = await lockUnqueuedMoves(trx, { limit: atMost });
    await markMovesQueued(trx, found);
    return found;
  });
  const { pratiche } = stage.app;
  for (const moveId of ids)
    for (let run = 0; run < times; run += 1) await movePolicy({ db: stage.db, pratiche }, { moveId, comuneId }); // prettier-ignore
}

async function moves(batchId: string): Promise<Json[]> {
  return (await ask('auditor', 'GET', `/policies/batches/${batchId}/moves?limit=100`)).body.items;
}

describe('Running pratiche', () => {
  test('keep the version they began with; new ones have the new', async () => {
    const old = await request();
    expect((await read(old)).policy).toMatchObject({ version: 1 });
    const newer = await write(LONGER);
    const young = await request();
    expect(await read(young)).toMatchObject({ policy: { id: newer.id, version: 1 } });
    const kept = await read(old);
    expect(kept.policy.id).not.toBe(newer.id);
    expect(kept.deadlines.offersDeadline < (await read(young)).deadlines.offersDeadline).toBe(true);
    expect((await read(old, 'citizen')).policy).toBeNull();
  });

  test('are foreseen without anything happening', async () => {
    const before = (await ask('admin', 'GET', '/pratiche?limit=100')).body.items;
    const newer = await write({ ...LONGER, choiceDeadline: { days: 11 } });
    const { counts, items } = (await ask('admin', 'GET', `/policies/${newer.id}/moves`)).body;
    expect(counts).toEqual({ movable: items.length, refused: [] });
    expect(items[0]).toMatchObject({ refusal: null, fromVersion: 1, after: { offersDeadline: expect.any(String) } }); // prettier-ignore
    expect((await ask('admin', 'GET', '/pratiche?limit=100')).body.items).toEqual(before);
    const page = (await ask('admin', 'GET', `/policies/${newer.id}/moves?limit=1`)).body;
    expect(page.items).toEqual([items[0]]);
    const second = await ask('admin', 'GET', `/policies/${newer.id}/moves?limit=1&cursor=${page.next}`); // prettier-ignore
    expect(second.body).toMatchObject({ counts: null, items: [items[1]] });
  });

  test('are moved as foreseen, each with its result, and back to the very deadlines', async () => {
    const service = servicesOn(stage);
    const [asked, active, paused] = [
      await request(),
      await service.active(),
      await service.active(),
    ];
    const day = (await service.read('admin', paused)).body.service.suspensionLimits.earliest;
    const until = new Date(Date.parse(day) + 5 * 86_400_000).toISOString().slice(0, 10);
    expect((await service.move('citizen', paused, 'suspend', { from: day, until })).status).toBe(
      200,
    );
    const before = await Promise.all([asked, active, paused].map((id) => read(id)));

    const tighter = { ...LONGER, suspension: { noticeDays: 2, daysAtMost: 4, timesAtMost: 3 } };
    const newer = await write({
      ...tighter,
      renewalPromptDays: 10,
      offersDeadline: { businessDays: 15 },
    });
    const foreseen = (await ask('auditor', 'GET', `/policies/${newer.id}/moves?limit=100`)).body;
    const key = randomUUID();
    const batch = (await start(`/policies/${newer.id}/moves`, key)).body;
    expect(batch).toMatchObject({ version: newer.version, by: 'Carla Neri', reason: 'Per tutti', waiting: foreseen.counts.movable, moved: 0, refused: 1 }); // prettier-ignore
    expect((await start(`/policies/${newer.id}/moves`, key)).body).toEqual(batch);
    await work();
    expect((await ask('admin', 'GET', `/policies/batches/${batch.id}`)).body).toEqual(batch);
    expect((await decide('secondAdmin', batch)).status).toBe(200);

    // One job is done, then the worker dies; the jobs run again, and some twice.
    await work({ atMost: 1 });
    expect((await ask('admin', 'GET', `/policies/batches/${batch.id}`)).body).toMatchObject({ moved: 1 }); // prettier-ignore
    await work({ times: 2 });
    const done = (await ask('admin', 'GET', `/policies/batches/${batch.id}`)).body;
    expect(done).toMatchObject({ waiting: 0, moved: foreseen.counts.movable, refused: 1 });
    for (const { praticaId, after, refusal } of foreseen.items as Json[]) {
      const row = (await moves(batch.id)).find((each) => each.praticaId === praticaId)!;
      expect(row).toMatchObject(
        refusal ? { status: 'refused', refusal } : { status: 'moved', after },
      );
    }
    const stayed = (await moves(batch.id)).find(({ praticaId }) => praticaId === paused);
    expect(stayed).toMatchObject({ refusal: 'policy-suspension-planned', after: null });
    const moved = await read(active);
    expect(moved).toMatchObject({ policy: { id: newer.id }, version: before[1]!.version + 1 });
    expect(moved.deadlines.renewalPrompt).not.toBe(before[1]!.deadlines.renewalPrompt);

    const [event] = (await ask('citizen', 'GET', `/pratiche/${active}/timeline`)).body.items;
    expect(event).toMatchObject({ kind: 'movePolicy', reason: 'Per tutti', actor: { role: 'admin', name: 'Carla Neri' }, data: { policyVersion: newer.version } }); // prettier-ignore
    expect(event.data).not.toHaveProperty('approvedBy');
    const [seen] = (await ask('auditor', 'GET', `/pratiche/${active}/timeline`)).body.items;
    expect(seen.data).toMatchObject({ approvedBy: 'Dario Serra' });

    const back = (await start(`/policies/batches/${batch.id}/reversal`)).body;
    expect(back).toMatchObject({ reverses: batch.id, waiting: foreseen.counts.movable });
    await work({ times: 2 });
    for (const [index, id] of [asked, active, paused].entries()) {
      const { policy, deadlines, version } = await read(id);
      expect([policy, deadlines]).toEqual([before[index]!.policy, before[index]!.deadlines]);
      expect(version).toBe(before[index]!.version + (id === paused ? 0 : 2));
    }
    const again = await start(`/policies/batches/${batch.id}/reversal`);
    expect(again.body.code).toBe('nothing-to-move');
  }, 60_000);

  test('that went on meanwhile are told apart, and an engine that is away loses nothing', async () => {
    const [gone, stays] = [await request(), await request()];
    const newer = await write({ ...LONGER, choiceDeadline: { days: 12 } });
    const batch = await startApproved(newer.id);
    const { version } = await read(gone);
    const body = { transition: 'withdraw', expectedVersion: version, payload: {} };
    expect((await ask('citizen', 'POST', `/pratiche/${gone}/transitions`, body)).status).toBe(200);

    const rows = await moves(batch.id);
    const moveId = rows.find(({ praticaId }) => praticaId === stays)!.id as string;
    const away = { transition: () => Promise.reject(new EngineUnavailable()) };
    const attempt = movePolicy({ db: stage.db, pratiche: away }, { moveId, comuneId });
    await expect(attempt).rejects.toBeInstanceOf(EngineUnavailable);
    await work();
    const results = await moves(batch.id);
    const of = (id: string) => results.find(({ praticaId }) => praticaId === id);
    expect(of(gone)).toMatchObject({ status: 'refused', refusal: 'not-allowed-in-state' });
    expect(of(stays)).toMatchObject({ status: 'moved' });
  });

  test('are moved once, also when the answer was lost with the worker', async () => {
    const id = await request();
    const newer = await write({ ...LONGER, choiceDeadline: { days: 13 } });
    const batch = await startApproved(newer.id);
    const moveId = (await moves(batch.id)).find(({ praticaId }) => praticaId === id)!.id as string;
    const { pratiche } = stage.app;
    const before = await read(id);
    const killed = {
      transition: async (act: Parameters<typeof pratiche.transition>[0]) => {
        await pratiche.transition(act);
        throw new Error('killed before the answer was heard of');
      },
    };
    const attempt = movePolicy({ db: stage.db, pratiche: killed }, { moveId, comuneId });
    await expect(attempt).rejects.toThrow('killed');
    expect((await moves(batch.id)).find(({ praticaId }) => praticaId === id)).toMatchObject({ status: 'waiting' }); // prettier-ignore
    const never = { transition: () => Promise.reject(new Error('asked again')) };
    await movePolicy({ db: stage.db, pratiche: never }, { moveId, comuneId });
    expect((await moves(batch.id)).find(({ praticaId }) => praticaId === id)).toMatchObject({ status: 'moved' }); // prettier-ignore
    expect((await read(id)).version).toBe(before.version + 1);
    await work();
  });
});

describe('One pratica', () => {
  test('can be moved by hand to the version in force, and to no other', async () => {
    const id = await request();
    const older = (await read(id)).policy;
    const newer = await write({ ...LONGER, offersDeadline: { businessDays: 14 } });
    const { allowed, newerPolicy, version } = await read(id);
    expect(newerPolicy).toMatchObject({ id: newer.id, version: newer.version });
    expect(allowed).toContainEqual(expect.objectContaining({ transition: 'movePolicy', reasonRequired: true })); // prettier-ignore
    const move = (policyId: string, more: object = {}, who: Name = 'admin') =>
      ask(who, 'POST', `/pratiche/${id}/transitions`, {
        transition: 'movePolicy', expectedVersion: version, payload: { policyId }, reason: 'Serve', ...more,
      }); // prettier-ignore
    for (const other of [older.id, randomUUID()]) {
      const { body } = await move(other);
      expect([body.code, body.errors[0].pointer]).toEqual(['invalid', '/payload/policyId']);
    }
    expect((await move(newer.id, { reason: ' ' })).body.code).toBe('reason-required');
    const smuggled = { payload: { policyId: newer.id, terms: TERMS } };
    expect((await move(newer.id, smuggled)).body.code).toBe('invalid');
    for (const who of ['citizen', 'ente'] as const)
      expect((await move(newer.id, {}, who)).body.code).toBe('role-not-allowed');
    expect((await move(newer.id)).status).toBe(200);
    const after = await read(id);
    expect(after).toMatchObject({ policy: { id: newer.id }, newerPolicy: null, deadlines: newerPolicy.deadlines }); // prettier-ignore
    expect(after.allowed.map(({ transition }: Json) => transition)).not.toContain('movePolicy');
  });
});

describe('A batch', () => {
  test('moves nothing before another administrator has approved it, nor when they decline', async () => {
    const id = await request();
    const newer = await write({ ...LONGER, choiceDeadline: { days: 14 } });
    const batch = (await start(`/policies/${newer.id}/moves`)).body;
    expect(batch.approval).toEqual({ id: expect.any(String), status: 'asked' });
    const approval = (await ask('secondAdmin', 'GET', `/approvals/${batch.approval.id}`)).body;
    expect(approval).toMatchObject({ act: 'movePratiche', own: false, batch: { id: batch.id, version: newer.version, pratiche: batch.waiting }, askedBy: { name: 'Carla Neri' }, refundCents: null, today: null, isOutdated: false }); // prettier-ignore
    expect((await decide('admin', batch)).body.code).toBe('approval-own');
    expect((await decide('adminElsewhere', batch)).status).toBe(404);
    await work();
    expect((await read(id)).policy.id).not.toBe(newer.id);
    const declined = await decide('secondAdmin', batch, 'decline', { reason: 'Non adesso' });
    expect(declined.body).toMatchObject({ status: 'declined', decision: 'Non adesso' });
    await work();
    expect((await read(id)).policy.id).not.toBe(newer.id);
    const [listed] = (await ask('auditor', 'GET', `/policies/${newer.id}/batches`)).body.items;
    expect(listed).toMatchObject({ id: batch.id, approval: { status: 'declined' }, moved: 0 });
    expect((await decide('secondAdmin', batch)).body.code).toBe('approval-decided');
  });

  test('towards rules that are no longer in force cannot be approved', async () => {
    await request();
    const newer = await write({ ...LONGER, choiceDeadline: { days: 15 } });
    const batch = (await start(`/policies/${newer.id}/moves`)).body;
    await write({ ...LONGER, choiceDeadline: { days: 16 } });
    expect((await decide('secondAdmin', batch)).body.code).toBe('approval-outdated');
    expect((await decide('admin', batch, 'withdraw')).body.status).toBe('withdrawn');
  });

  test('of one person’s order is refused by the database', async () => {
    const [version] = (await ask('admin', 'GET', `/policies/versions?type=${TYPE}`)).body.items;
    const batch = { id: randomUUID(), comuneId, policyId: version.id, reverses: null, approvalId: null }; // prettier-ignore
    const alone = asSystem(stage.db, comuneId, (trx) => addBatch(trx, { ...batch, actorId: randomUUID(), reason: '-' })); // prettier-ignore
    await expect(alone).rejects.toThrow('policy_batch_of_two');
  });

  test('needs a version that is in force, of the own comune, and an administrator', async () => {
    const [latest, older] = (await ask('admin', 'GET', `/policies/versions?type=${TYPE}`)).body
      .items;
    const path = `/policies/${latest.id}/moves`;
    expect((await start(`/policies/${older.id}/moves`)).body.code).toBe('policy-not-in-force');
    expect((await start(`/policies/${randomUUID()}/moves`)).status).toBe(404);
    for (const who of ['citizen', 'ente', 'operator', 'sportello', 'auditor'] as const)
      expect((await ask(who, 'POST', path, { reason: 'No' })).status).toBe(403);
    for (const who of ['citizen', 'ente'] as const)
      expect((await ask(who, 'GET', path)).status).toBe(403);
    expect((await ask('adminElsewhere', 'GET', path)).status).toBe(404);
    expect((await ask('adminElsewhere', 'POST', path, { reason: 'No' })).status).toBe(404);
    const [batch] = (
      await ask('auditor', 'GET', `/policies/${older.id}/batches`)
    ).body.items.concat((await ask('auditor', 'GET', `/policies/${latest.id}/batches`)).body.items);
    for (const more of ['', '/moves', '/reversal'])
      expect((await ask('adminElsewhere', 'GET', `/policies/batches/${batch?.id ?? randomUUID()}${more}`)).status).toBe(404); // prettier-ignore
  });
});
