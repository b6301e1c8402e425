import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asActor, asSystem } from '../../db/connect.ts';
import { findEventWithReaders } from '../../db/events.ts';
import { withClient } from '../../dev/parts/databases.ts';
import { askingAs, type Actor } from '../actor.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, type Name, openApiWithWorker, PEOPLE } from '../testing.ts';
import { mayHear } from './may-hear.ts';
import { openStream } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let url: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  url = `${await stage.app.listen({ host: '127.0.0.1', port: 0 })}/api/stream`;
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const open = async (who: Name, headers: Record<string, string> = {}) =>
  openStream(url, { authorization: await stage.bearer(who), ...headers });

async function request(): Promise<string> {
  return (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
}

async function decline(who: Name, id: string): Promise<void> {
  const { version } = (await stage.ask(who, 'GET', `/pratiche/${id}`)).body;
  const command = {
    transition: 'declineRequest',
    expectedVersion: version,
    reason: 'Siamo al completo',
  };
  expect((await stage.ask(who, 'POST', `/pratiche/${id}/transitions`, command)).status).toBe(200);
}

describe('The stream', () => {
  test('tells each only what is theirs, as it happens', async () => {
    const names: Name[] = [
      'citizen',
      'otherCitizen',
      'ente',
      'rival',
      'unasked',
      'admin',
      'auditor',
      'adminElsewhere',
      'operator',
    ];
    const streams = new Map(
      await Promise.all(names.map(async (who) => [who, await open(who)] as const)),
    );
    const id = await request();
    await decline('ente', id);
    const kinds = (who: Name) => streams.get(who)!.events.map(({ data }) => data.kind);
    await streams.get('auditor')!.until(() => kinds('auditor').length === 2);
    await streams.get('citizen')!.until(() => kinds('citizen').length === 2);

    expect(streams.get('citizen')!.events[1]!.data).toEqual({
      praticaId: id,
      version: 2,
      kind: 'declineRequest',
      seq: 2,
    });
    expect(Object.fromEntries(names.map((who) => [who, kinds(who)]))).toEqual({
      citizen: ['request', 'declineRequest'],
      ente: ['request', 'declineRequest'],
      rival: ['request'],
      admin: ['request', 'declineRequest'],
      auditor: ['request', 'declineRequest'],
      otherCitizen: [],
      unasked: [],
      adminElsewhere: [],
      operator: [],
    });
    await Promise.all([...streams.values()].map((stream) => stream.close()));
  });

  test('goes on after the last event that was heard', async () => {
    const first = await open('citizen');
    const id = await request();
    await first.until(() => first.events.length === 1);
    await first.close();
    await decline('ente', id);

    const second = await open('citizen', { 'last-event-id': first.events[0]!.id });
    await second.until(() =>
      second.events.some(({ data }) => data.praticaId === id && data.kind === 'declineRequest'),
    );
    const told = second.events.map((event) => event.id);
    expect(new Set(told).size).toBe(told.length);
    await second.close();
    const stranger = await open('otherCitizen', { 'last-event-id': '0' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(stranger.events).toEqual([]);
    await stranger.close();
  });

  test('comes back when the database has cut its line', async () => {
    await withClient(stage.adminUrl, (client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen wemi_event' and datname = current_database()`,
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const stream = await open('citizen');
    const id = await request();
    await stream.until(() => stream.events.some(({ data }) => data.praticaId === id));
    await stream.close();
  });

  test('ends with the token', async () => {
    const token = await stage.realm.sign(PEOPLE.citizen, { expires: '2 seconds' });
    const stream = await openStream(url, { authorization: `Bearer ${token}` });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    await stream.until(stream.isOver);
  });

  test('is not opened without end by one person', async () => {
    const streams = await Promise.all(Array.from({ length: 8 }, () => open('colleague')));
    expect(streams.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const oneMore = await open('colleague');
    expect([oneMore.status, oneMore.headers.get('retry-after')]).toEqual([429, '10']);
    await Promise.all([...streams, oneMore].map((stream) => stream.close()));
  });

  test('and row-level security agree on who may hear of every event', async () => {
    const id = await request();
    await decline('rival', id);
    const version = (await stage.ask('admin', 'GET', `/pratiche/${id}`)).body.version;
    await stage.ask('citizen', 'POST', `/pratiche/${id}/transitions`, {
      transition: 'withdraw',
      expectedVersion: version,
    });
    const events = await asSystem(stage.db, 'milano', async (trx) => {
      const ids = await trx.selectFrom('event').select('id').execute();
      return Promise.all(ids.map(async (event) => (await findEventWithReaders(trx, event))!));
    });
    expect(events.length).toBeGreaterThan(5);
    for (const claims of Object.values(PEOPLE) as Json[]) {
      const actor: Actor = {
        id: claims.sub,
        role: claims.roles[0],
        comuneId: claims.comune,
        enteId: claims.ente_id,
        name: '',
        expiresAt: 0,
      };
      const visible = await asActor(stage.db, askingAs(actor), (trx) =>
        trx.selectFrom('event').select('id').execute(),
      );
      const heard = events.filter((event) => mayHear(actor, event)).map((event) => event.id);
      expect([actor.role, heard.sort()]).toEqual([actor.role, visible.map((row) => row.id).sort()]);
    }
  });
});
