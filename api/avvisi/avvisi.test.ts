import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AVVISO_STORIES } from '../../db/seed/pratiche/avviso-stories.ts';
import { connectPratiche, type Pratiche } from '../../temporal/client.ts';
import { anAvviso } from '../qualifications/testing.ts';
import { type Json, type Name, openApi, type Stage } from '../testing.ts';

let stage: Stage;
let pratiche: Pratiche;
beforeAll(async () => {
  pratiche = connectPratiche({ address: '127.0.0.1:9' });
  stage = await openApi(pratiche);
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await pratiche?.close();
});

const write = (changes: object = {}, key = randomUUID(), who: Name = 'admin') =>
  stage.ask(who, 'POST', '/office/avvisi', anAvviso(changes), key);
const publish = (id: string) => stage.ask('admin', 'POST', `/office/avvisi/${id}/publish`);
const openIds = async () =>
  (await stage.ask(null, 'GET', '/avvisi')).body.items.map(({ id }: Json) => id);

describe('An avviso', () => {
  test('is written once for each command, rewritten, published and then stays', async () => {
    const key = randomUUID();
    const { opensAt, closesAt } = anAvviso();
    const { status, body } = await write({ opensAt, closesAt }, key);
    expect([status, body.state, body.version]).toEqual([201, 'draft', 1]);
    expect((await write({ opensAt, closesAt }, key)).body.id).toBe(body.id);
    for (const other of [{ titleIt: 'Altro' }, { municipi: [1] }, { textEn: 'Another' }, { closesAt: '2099-01-01T00:00:00Z' }])
      expect((await write({ opensAt, closesAt, ...other }, key)).body.code).toBe('idempotency-key-reused'); // prettier-ignore

    const rewrite = (expectedVersion: number) =>
      stage.ask('admin', 'PUT', `/office/avvisi/${body.id}`, { ...anAvviso({ titleIt: 'Nuovo titolo' }), expectedVersion }); // prettier-ignore
    expect((await rewrite(1)).body).toMatchObject({ titleIt: 'Nuovo titolo', version: 2 });
    expect((await rewrite(1)).body.code).toBe('stale-version');
    expect(await openIds()).not.toContain(body.id);
    expect((await stage.ask(null, 'GET', `/avvisi/${body.id}`)).status).toBe(404);

    expect((await publish(body.id)).body.state).toBe('open');
    expect((await publish(body.id)).body.state).toBe('open');
    expect(await openIds()).toContain(body.id);
    expect((await stage.ask(null, 'GET', `/avvisi/${body.id}`)).body.titleIt).toBe('Nuovo titolo');
    expect((await rewrite(2)).body.code).toBe('avviso-published');
    expect((await stage.ask('admin', 'DELETE', `/office/avvisi/${body.id}`)).body.code).toBe('avviso-published'); // prettier-ignore
  });

  test('is withdrawn with a reason, and is still there to read', async () => {
    const { id } = (await write()).body;
    const withdraw = () => stage.ask('admin', 'POST', `/office/avvisi/${id}/withdraw`, { reason: 'Errore nei requisiti' }); // prettier-ignore
    expect((await withdraw()).status).toBe(404);
    await publish(id);
    expect((await withdraw()).body).toMatchObject({ state: 'withdrawn', withdrawReason: 'Errore nei requisiti' }); // prettier-ignore
    expect(await openIds()).not.toContain(id);
    expect((await stage.ask(null, 'GET', `/avvisi/${id}`)).body.state).toBe('withdrawn');
  });

  test('that is a draft can be thrown away', async () => {
    const { id } = (await write()).body;
    expect((await stage.ask('admin', 'DELETE', `/office/avvisi/${id}`)).status).toBe(204);
    expect((await stage.ask('admin', 'GET', `/office/avvisi/${id}`)).status).toBe(404);
  });

  test.each([
    ['closes before it opens', { closesAt: '2020-01-01T00:00:00Z' }, '/closesAt'],
    ['is for a service that is not in the catalogue', { serviceTypeIds: ['magia'] }, '/serviceTypeIds'],
    ['is for a municipio that is not there', { municipi: [1, 99] }, '/municipi'],
    ['asks the same twice', { requirements: [anAvviso().requirements[0], anAvviso().requirements[0]] }, '/requirements'],
    ['lets a declaration expire', { requirements: [{ ...anAvviso().requirements[2], expires: true }] }, '/requirements/0/expires'],
    ['reminds after its deadline', { terms: { ...anAvviso().terms, examinationReminder: { businessDays: 40 } } }, '/terms/examinationReminder'],
    ['has no English title', { titleEn: '  ' }, '/titleEn'],
  ])('that %s is refused, at its field', async (_how, changes, pointer) => {
    const { status, body } = await write(changes);
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  }); // prettier-ignore

  test('that is over already is not published', async () => {
    const { id } = (await write({ opensAt: '2020-01-01T00:00:00Z', closesAt: '2020-02-01T00:00:00Z' })).body; // prettier-ignore
    expect((await publish(id)).body.errors[0].pointer).toBe('/closesAt');
  });

  test.each(['citizen', 'ente', 'operator', 'sportello', 'auditor'] as Name[])(
    'is not for a %s to write',
    async (who) => {
      expect((await write({}, randomUUID(), who)).status).toBe(403);
      const reads = (await stage.ask(who, 'GET', '/office/avvisi')).status;
      expect(reads).toBe(who === 'auditor' ? 200 : 403);
    },
  );

  test('is its comune’s alone', async () => {
    const { id } = (await write()).body;
    expect((await stage.ask('adminElsewhere', 'GET', `/office/avvisi/${id}`)).status).toBe(404);
    await publish(id);
    const elsewhere = (await stage.ask(null, 'GET', '/avvisi?comune=sesto-san-giovanni')).body;
    expect(elsewhere.items).toEqual([]);
    expect((await stage.ask(null, 'GET', `/avvisi/${id}?comune=sesto-san-giovanni`)).status).toBe(404); // prettier-ignore
  });

  test('is told to search engines as long as it can be answered', async () => {
    const { id } = (await write()).body;
    const isTold = async () => (await stage.app.inject({ url: '/api/sitemap.xml' })).body.includes(`/avvisi/${id}<`); // prettier-ignore
    const told = [await isTold()];
    await publish(id);
    told.push(await isTold());
    await stage.ask('admin', 'POST', `/office/avvisi/${id}/withdraw`, { reason: 'Un errore' });
    told.push(await isTold());
    expect(told).toEqual([false, true, false]);
    expect((await stage.ask(null, 'GET', `/avvisi/${id}`)).body).toMatchObject({ state: 'withdrawn', withdrawReason: 'Un errore' }); // prettier-ignore
  });

  test('is one of many, page by page, the last to close first', async () => {
    const all = (await stage.ask('admin', 'GET', '/office/avvisi?limit=100')).body.items;
    const first = (await stage.ask('admin', 'GET', '/office/avvisi?limit=2')).body;
    const second = (await stage.ask('admin', 'GET', `/office/avvisi?limit=2&cursor=${first.next}`)).body; // prettier-ignore
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 4));
  });
});

describe('The avvisi of the demo', () => {
  test('are written and published once in each comune, and everybody reads them', async () => {
    const names: Record<string, Name> = { admin1: 'admin', admin2: 'adminElsewhere' };
    const as = async (username: string) => ({
      get: async (path: string) => (await stage.ask(names[username]!, 'GET', path)).body,
      post: async (path: string, body: object, key: string) => {
        // The catalogue of these tests is smaller than the demo's.
        const known = 'terms' in body ? { serviceTypeIds: ['assistenza-persona'], municipi: [1] } : {};
        const done = await stage.ask(names[username]!, 'POST', path, { ...body, ...known }, key);
        expect([path, done.status, done.body.errors]).toEqual([path, expect.any(Number), undefined]);
        return done.body;
      },
    });
    const open = async (comune: string) =>
      (await stage.ask(null, 'GET', `/avvisi?comune=${comune}`)).body.items.map(({ id }: Json) => id);
    for (const [story, comune] of [['un avviso aperto a Milano', 'milano'], ['un avviso aperto a Sesto', 'sesto-san-giovanni']] as const) {
      const id = await AVVISO_STORIES[story]!(as);
      expect(await open(comune)).toContain(id);
      const before = (await open(comune)).length;
      expect(await AVVISO_STORIES[story]!(as)).toBe(id);
      expect(await open(comune)).toHaveLength(before);
    }
  }); // prettier-ignore
});
