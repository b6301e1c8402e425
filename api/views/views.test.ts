import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { connect, type Db } from '../../db/connect.ts';
import { type Json, type Name, openApi, PEOPLE, type Stage } from '../testing.ts';

let stage: Stage;
let behind: Db;
beforeAll(async () => {
  stage = await openApi({} as never);
  behind = connect(stage.adminUrl, { max: 1 });
}, 60_000);
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
});

const save = (who: Name, view: object, key = randomUUID()) =>
  stage.ask(who, 'POST', '/views', { place: 'tasks', query: {}, name: randomUUID(), ...view }, key);
const list = async (who: Name, place = 'tasks') =>
  (await stage.ask(who, 'GET', `/views?place=${place}`)).body.items as Json[];
const change = (who: Name, id: string, body: object) =>
  stage.ask(who, 'PATCH', `/views/${id}`, body);
const pointers = ({ body }: { body: Json }) => body.errors?.map((one: Json) => one.pointer);

describe('A saved view', () => {
  test('keeps the filters of a list under a name, once however often it is sent', async () => {
    const key = randomUUID();
    const view = {
      name: '  Scadute mie ',
      query: { view: 'mine', due: 'overdue', sort: 'opened' },
    };
    const saved = await save('admin', view, key);
    expect([saved.status, saved.body]).toEqual([
      201,
      { id: expect.any(String), place: 'tasks', name: 'Scadute mie', query: view.query, dropped: [], shared: false, own: true, ownerName: 'Carla Neri' },
    ]); // prettier-ignore
    expect((await save('admin', view, key)).body).toEqual(saved.body);
    const other = await save('admin', { ...view, query: {} }, key);
    expect(other.body.code).toBe('idempotency-key-reused');
    expect((await list('admin')).filter(({ name }) => name === 'Scadute mie')).toHaveLength(1);
    expect(await list('admin', 'pratiche')).toEqual([]);
  });

  test.each([
    ['tasks', { nonsense: 'x' }, '/query/nonsense'],
    ['tasks', { kind: 'nonsense' }, '/query/kind'],
    ['tasks', { cursor: 'abc' }, '/query/cursor'],
    ['tasks', { open: 'true' }, '/query/open'],
    ['tasks', { type: 'no-such-service' }, '/query/type'],
    ['tasks', { assignee: '22222222-0000-4000-8000-000000000001' }, '/query/assignee'],
    ['pratiche', { open: 'perhaps' }, '/query/open'],
    ['pratiche', { view: 'mine' }, '/query/view'],
  ])('of %s is refused %j, naming the filter', async (place, query, pointer) => {
    const refused = await save('admin', { place, query });
    expect([refused.status, pointers(refused)]).toEqual([422, [pointer]]);
  });

  test('takes what the list itself takes', async () => {
    const saved = await save('auditor', {
      place: 'pratiche',
      query: { open: 'true', q: 'MI-2026' },
    });
    expect([saved.status, saved.body.query]).toEqual([201, { open: 'true', q: 'MI-2026' }]);
  });

  test.each([[''], ['   '], ['x'.repeat(61)]])('is refused the name %j', async (name) => {
    const refused = await save('admin', { name });
    expect([refused.status, pointers(refused)]).toEqual([422, ['/name']]);
  });

  test('bears a name that its owner gave to no other view of the list', async () => {
    await save('admin', { name: 'Urgenti' });
    expect(pointers(await save('admin', { name: 'urgenti' }))).toEqual(['/name']);
    expect((await save('admin', { name: 'urgenti', place: 'pratiche' })).status).toBe(201);
    const { id } = (await save('admin', { name: 'Altre' })).body;
    expect(pointers(await change('admin', id, { name: 'URGENTI' }))).toEqual(['/name']);
    expect((await change('admin', id, { name: 'ALTRE' })).body.name).toBe('ALTRE');
  });

  test('is seen by its owner only until it is shared, then by those of the same circle', async () => {
    const { id } = (await save('ente', { name: 'Da rispondere', query: { kind: 'answerRequest' } })).body; // prettier-ignore
    const readers = async () => {
      const seen: Name[] = [];
      for (const who of ['ente', 'colleague', 'rival', 'enteElsewhere', 'admin', 'auditor', 'sportello'] as const) {
        if ((await list(who)).some((view) => view.id === id)) seen.push(who);
      } // prettier-ignore
      return seen;
    };
    expect(await readers()).toEqual(['ente']);
    expect((await change('ente', id, { shared: true })).body).toMatchObject({ shared: true, name: 'Da rispondere' }); // prettier-ignore
    expect(await readers()).toEqual(['ente', 'colleague']);
    const [seen] = (await list('colleague')).filter((view) => view.id === id);
    expect(seen).toMatchObject({ own: false, ownerName: 'Paola Conti', shared: true });
    await change('ente', id, { shared: false });
    expect(await readers()).toEqual(['ente']);
  });

  test('of one counter is not another’s, nor is the office’s another city’s', async () => {
    await save('sportello', { place: 'pratiche', name: 'Banco', shared: true });
    await save('admin', { place: 'pratiche', name: 'Ufficio', shared: true });
    const namesFor = async (who: Name) => (await list(who, 'pratiche')).map(({ name }) => name);
    expect(await namesFor('otherSportello')).not.toContain('Banco');
    expect(await namesFor('secondAdmin')).toContain('Ufficio');
    for (const who of ['adminElsewhere', 'auditor', 'ente', 'sportello'] as const)
      expect([who, await namesFor(who)]).not.toEqual([who, expect.arrayContaining(['Ufficio'])]);
  });

  test('is changed and removed by its owner only, also when it is shared', async () => {
    const { id } = (await save('admin', { name: 'Solo mia', shared: true })).body;
    for (const who of ['secondAdmin', 'ente', 'adminElsewhere'] as const) {
      expect((await change(who, id, { name: 'Presa' })).status).toBe(404);
      expect((await stage.ask(who, 'DELETE', `/views/${id}`)).status).toBe(404);
    }
    expect((await change('admin', id, {})).status).toBe(422);
    expect(pointers(await change('admin', id, { query: { due: 'never' } }))).toEqual([
      '/query/due',
    ]);
    expect((await change('admin', id, { query: { due: 'today' } })).body.query).toEqual({ due: 'today' }); // prettier-ignore
    expect((await stage.ask('admin', 'DELETE', `/views/${id}`)).status).toBe(204);
    expect((await list('secondAdmin')).map((view) => view.id)).not.toContain(id);
    expect((await stage.ask('admin', 'DELETE', `/views/${id}`)).status).toBe(404);
  });

  test('whose filters mean nothing any more loses those, and says which', async () => {
    const { id } = (await save('admin', { name: 'Vecchia', query: { due: 'today' } })).body;
    const old = { due: 'today', kind: 'goneKind', gone: 'x', type: 'gone-service', assignee: PEOPLE.ente.sub }; // prettier-ignore
    await sql`update wemi.saved_view set query = ${JSON.stringify(old)} where id = ${id}`.execute(behind); // prettier-ignore
    const [view] = (await list('admin')).filter((one) => one.id === id);
    expect(view.query).toEqual({ due: 'today' });
    expect(view.dropped.sort()).toEqual(['assignee', 'gone', 'kind', 'type']);
  });

  test('is one of thirty at most, also when two are saved at once', async () => {
    const kept = (await list('secondAdmin')).filter(({ own }) => own).length;
    for (let n = kept; n < 29; n += 1) expect((await save('secondAdmin', {})).status).toBe(201);
    const answers = await Promise.all([1, 2, 3].map(() => save('secondAdmin', {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    expect(answers.find(({ status }) => status === 422)!.body.code).toBe('views-full');
  });

  test.each(['citizen', 'operator'] as const)('is nothing for a %s', async (who) => {
    expect((await stage.ask(who, 'GET', '/views?place=tasks')).status).toBe(403);
    expect((await save(who, {})).status).toBe(403);
  });
});
