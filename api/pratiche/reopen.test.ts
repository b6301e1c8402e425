import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { connect } from '../../db/connect.ts';
import { NEED } from '../testing-catalogue.ts';
import { endMandates, plantMandate } from '../mandates/testing.ts';
import { type Json, type Name, openApiWithWorker } from '../testing.ts';
import { servicesOn } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let { read, move } = {} as ReturnType<typeof servicesOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  ({ read, move } = servicesOn(stage));
}, 180_000);
afterAll(() => stage?.close(), 120_000);

async function withdrawn(need: object = NEED): Promise<string> {
  const { id } = (await stage.ask('citizen', 'POST', '/pratiche', need)).body;
  await move('citizen', id, 'withdraw');
  return id;
}

async function reopen(who: Name, id: string, key = randomUUID()) {
  const { version: expectedVersion } = (await read('admin', id)).body;
  const body = { transition: 'reopen', expectedVersion };
  return stage.ask(who, 'POST', `/pratiche/${id}/transitions`, body, key);
}

const namesOf = (pratica: Json) => pratica.allowed.map(({ transition }: Json) => transition);

/** The need as it was told then: the catalogue and the calendar have moved on since. */
async function ageNeedOf(id: string, change: ReturnType<typeof sql>): Promise<void> {
  const owner = connect(stage.adminUrl, { max: 1 });
  await sql`update need set ${change} where pratica_id = ${id}`.execute(owner);
  await owner.destroy();
}

describe('A pratica that is over', () => {
  test('is opened anew by its citizen: a new one with the same need, and each names the other', async () => {
    const old = await withdrawn();
    expect(namesOf((await read('citizen', old)).body)).toEqual(['reopen']);
    const foreseen = (await read('citizen', old, '/reopening')).body;
    expect(foreseen).toMatchObject({ dropped: [], errors: [] });
    expect(foreseen.enti).toBeGreaterThan(0);

    const key = randomUUID();
    const done = await reopen('citizen', old, key);
    expect([done.status, done.body.state, done.body.version]).toEqual([200, 'offer', 1]);
    expect((await reopen('citizen', old, key)).body).toEqual(done.body);

    const [before, after] = [
      (await read('citizen', old)).body,
      (await read('citizen', done.body.id)).body,
    ];
    expect(after.need).toEqual(before.need);
    expect(after.reopenedFrom).toEqual({ id: old, number: before.number });
    expect(before.reopenedAs).toEqual([
      { id: after.id, number: after.number, state: 'offer', closed: false },
    ]);
    expect(before).toMatchObject({ state: 'withdrawn', closed: true });
    expect(namesOf(before)).toEqual([]);
    const [told] = (await read('citizen', old, '/timeline')).body.items;
    expect(told).toMatchObject({ kind: 'reopen', data: { reopenedAs: { id: after.id, number: after.number } } }); // prettier-ignore
    const [asked] = (await read('citizen', after.id, '/timeline')).body.items;
    expect(asked).toMatchObject({ kind: 'request', data: { reopenedFrom: { number: before.number } } }); // prettier-ignore
  });

  test('is foreseen by whoever holds a mandate to open it, a delegate or a sportello, and by no other', async () => {
    const old = await withdrawn();
    for (const holder of ['delegate', 'sportello'] as const) {
      await plantMandate(stage, { holder, praticaId: old });
      const one = await read(holder, old, '/reopening');
      expect([one.status, one.body.code]).toEqual([403, 'mandate-scope']);
      await plantMandate(stage, { holder });
      expect((await read(holder, old, '/reopening')).body).toMatchObject({
        dropped: [],
        errors: [],
      });
    }
    await endMandates(stage);
    expect((await read('sportello', old, '/reopening')).status).toBe(404);
  });

  test('hides from the enti that somebody asked before', async () => {
    const old = await withdrawn();
    const { id } = (await reopen('citizen', old)).body;
    const seen = (await read('ente', id)).body;
    expect([seen.reopenedFrom, seen.reopenedAs]).toEqual([null, []]);
    const { items } = (await read('ente', id, '/timeline')).body;
    expect(JSON.stringify(items)).not.toContain('reopenedFrom');
    const kinds = (await read('ente', old, '/timeline')).body.items.map(({ kind }: Json) => kind);
    expect(kinds).not.toContain('reopen');
  });

  test('is opened anew once at a time, whoever does it, and the refusal names the new one', async () => {
    const old = await withdrawn();
    const both = await Promise.all([reopen('citizen', old), reopen('admin', old)]);
    const done = both.filter(({ status }) => status === 200);
    const refused = both.filter(({ status }) => status !== 200);
    expect([done.length, refused.length]).toEqual([1, 1]);
    expect(['reopened-already', 'not-allowed-in-state']).toContain(refused[0]!.body.code);
    const { id, number } = done[0]!.body;
    const again = await reopen('citizen', old);
    expect([again.status, again.body.code, again.body.praticaId]).toEqual([422, 'reopened-already', id]); // prettier-ignore
    expect(again.body.detail).toContain(number);
    expect((await read('citizen', old, '/reopening')).body.code).toBe('reopened-already');

    await move('citizen', id, 'withdraw');
    const anew = await reopen('citizen', old);
    expect(anew.status).toBe(200);
    expect(anew.body.id).not.toBe(id);
  });

  test('is opened anew by the office, in the citizen’s name, who is told', async () => {
    const old = await withdrawn();
    const { id } = (await reopen('admin', old)).body;
    const [asked] = (await read('citizen', id, '/timeline')).body.items;
    expect(asked).toMatchObject({ kind: 'request', actor: { role: 'admin', name: 'Carla Neri' } });
    expect((await read('citizen', id)).body.applicantName).toBe('Anna Ferrari');
    const owner = connect(stage.adminUrl, { max: 1 });
    const { rows } = await sql<{ audience: string }>`select outbox.audience from outbox
      join event on event.id = event_id where outbox.pratica_id = ${old} and event.kind = 'reopen'`.execute(owner); // prettier-ignore
    await owner.destroy();
    expect(rows).toEqual([{ audience: 'citizen' }]);
    expect((await move('citizen', id, 'withdraw')).status).toBe(200);
  });

  test('leaves out what is over and asks again what no longer fits', async () => {
    const old = await withdrawn();
    await ageNeedOf(old, sql`times = '{"from":"2020-01-01"}', params = params || '{"gone":"x"}'`);
    const past = (await read('citizen', old, '/reopening')).body;
    expect(past).toMatchObject({ dropped: ['/params/gone', '/times/from'], errors: [] });
    expect(past.need.times).toEqual({});

    await ageNeedOf(old, sql`place = '{"municipio":77}'`);
    const unfit = (await read('citizen', old, '/reopening')).body;
    expect(unfit.errors.map(({ pointer }: Json) => pointer)).toEqual(['/place/municipio']);
    const refused = await reopen('citizen', old);
    expect([refused.status, refused.body.code]).toEqual([422, 'invalid']);
    expect(refused.body.errors[0].pointer).toBe('/place/municipio');

    // Completed as a draft and sent, it is the same reopening.
    const { needId, need } = unfit;
    const draft = { ...need, place: NEED.place, reopens: old };
    expect((await stage.ask('citizen', 'PUT', `/needs/${needId}`, draft)).status).toBe(200);
    const { reopens: _begun, ...later } = draft;
    await stage.ask('citizen', 'PUT', `/needs/${needId}`, { ...later, step: 4 });
    const sent = await stage.ask('citizen', 'POST', '/pratiche', { needId });
    expect(sent.status).toBe(201);
    expect((await read('citizen', sent.body.id)).body.reopenedFrom.id).toBe(old);
    expect((await reopen('citizen', old)).body.code).toBe('reopened-already');
  });

  test('is opened anew neither while it is open, nor by strangers, nor by an ente', async () => {
    const { id: open } = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body;
    expect((await reopen('citizen', open)).body.code).toBe('not-allowed-in-state');
    const draft = { ...NEED, reopens: open };
    const kept = await stage.ask('citizen', 'PUT', `/needs/${randomUUID()}`, draft);
    expect(kept.body.errors[0].pointer).toBe('/reopens');
    const old = await withdrawn();
    for (const who of ['otherCitizen', 'citizenElsewhere', 'adminElsewhere'] as const) {
      expect((await reopen(who, old)).status).toBe(404);
      expect((await read(who, old, '/reopening')).status).toBe(404);
    }
    const theirs = await stage.ask('otherCitizen', 'PUT', `/needs/${randomUUID()}`, { ...NEED, reopens: old }); // prettier-ignore
    expect(theirs.body.errors[0].pointer).toBe('/reopens');
    expect((await reopen('ente', old)).body.code).toBe('role-not-allowed');
    expect((await read('ente', old, '/reopening')).body.code).toBe('role-not-allowed');
    expect((await reopen('auditor', old)).status).toBe(403);
  });
});
