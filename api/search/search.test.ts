import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { countMiss } from '../../db/search-misses.ts';
import { today } from '../days.ts';
import { type Json, type Name, openApi } from '../testing.ts';
import { missTerms } from './count-miss.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['admin', 'secondAdmin', 'adminElsewhere'] as const)
    await stage.ask(who, 'GET', '/me');
}, 180_000);
afterAll(() => stage?.close());

const WORD = { term: 'Cognata', serviceTypeId: 'assistenza-persona', param: null, option: null };
const add = (body: object = {}, who: Name = 'admin', key = randomUUID()) =>
  stage.ask(who, 'POST', '/search-words', { ...WORD, ...body }, key);
const words = async (who: Name = 'admin', query = ''): Promise<Json[]> =>
  (await stage.ask(who, 'GET', `/search-words${query}`)).body.items;
const find = async (q: string): Promise<Json> =>
  (await stage.ask(null, 'GET', `/services?q=${encodeURIComponent(q)}`)).body;

const OFFICE: [Name, number][] = [
  ['citizen', 403], ['ente', 403], ['operator', 403], ['sportello', 403], ['auditor', 200], ['admin', 200],
]; // prettier-ignore

describe('What the office lays down of the search', () => {
  test.each(OFFICE)('is read by %s: %d', async (who, status) => {
    for (const path of ['/search-words', '/search-ranking/versions', '/search-misses'])
      expect([path, (await stage.ask(who, 'GET', path)).status]).toEqual([path, status]);
  });

  test('is written by administrators only', async () => {
    for (const who of ['citizen', 'ente', 'operator', 'sportello', 'auditor'] as const) {
      expect([who, (await add({}, who)).status]).toEqual([who, 403]);
      const ranking = { weights: EVEN, reason: 'Più giusto', expectedVersion: 0 };
      expect((await stage.ask(who, 'POST', '/search-ranking/versions', ranking)).status).toBe(403);
      expect((await stage.ask(who, 'DELETE', `/search-words/${randomUUID()}`)).status).toBe(403);
    }
  });
});

describe('An everyday word', () => {
  test('leads to its type at once, once for each key, and to nothing when it is taken away', async () => {
    expect((await find('cognata')).count).toBe(0);
    const key = randomUUID();
    const { status, body } = await add({}, 'admin', key);
    expect([status, body]).toMatchObject([
      201,
      { term: 'cognata', serviceTypeId: WORD.serviceTypeId },
    ]);
    expect((await add({}, 'admin', key)).body).toEqual(body);
    expect((await add({ term: 'cognato' }, 'admin', key)).body.code).toBe('idempotency-key-reused');
    expect((await add()).body).toMatchObject({ code: 'invalid', errors: [{ pointer: '/term' }] });
    expect((await find('una cognata')).items[0]).toMatchObject({
      serviceTypeId: WORD.serviceTypeId,
    });
    for (let time = 0; time < 2; time += 1)
      expect((await stage.ask('admin', 'DELETE', `/search-words/${body.id}`)).status).toBe(204);
    expect((await find('cognata')).count).toBe(0);
    expect((await words()).map(({ id }) => id)).not.toContain(body.id);
    // Wanted again, it is the same word, of whoever wants it now.
    expect((await add({}, 'secondAdmin')).body).toMatchObject({ id: body.id });
    expect((await find('cognate')).count).toBeGreaterThan(0);
  });

  test('may name an answer, with a type or without', async () => {
    const answer = { param: 'timeBands', option: 'night' };
    expect((await add({ term: 'nottetempo', serviceTypeId: null, ...answer })).status).toBe(201);
    expect((await find('nottetempo')).understood.options).toMatchObject([
      { id: 'timeBands:night' },
    ]);
  });

  test.each<[string, object, string]>([
    ['no letters', { term: '?!' }, '/term'],
    ['a whole sentence', { term: 'una due tre quattro cinque' }, '/term'],
    ['nothing to lead to', { serviceTypeId: null }, '/serviceTypeId'],
    ['an unknown type', { serviceTypeId: 'volo' }, '/serviceTypeId'],
    ['an unknown answer', { param: 'timeBands', option: 'never' }, '/option'],
    ['half an answer', { param: 'timeBands' }, '/option'],
    ['a field of its own', { enteId: randomUUID() }, '/enteId'],
    ['markup for an id', { serviceTypeId: '<b>' }, '/serviceTypeId'],
  ])('is refused with %s', async (_, body, pointer) => {
    const answer = await add({ term: 'parola', ...body });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  test('of another comune is neither seen nor taken away', async () => {
    const { id } = (await add({ term: 'cugina' })).body;
    expect(await words('adminElsewhere')).toEqual([]);
    expect((await stage.ask('adminElsewhere', 'DELETE', `/search-words/${id}`)).status).toBe(404);
    expect((await words('admin', '?starts=Cug')).map((word) => word.id)).toEqual([id]);
  });
});

const EVEN = { text: 1, near: 1, rating: 1, soon: 1, price: 1 };

describe('The order of what is found', () => {
  const lay = (change: object = {}, key = randomUUID()) =>
    stage.ask('admin', 'POST', '/search-ranking/versions', { weights: EVEN, reason: 'Più giusto', expectedVersion: 0, ...change }, key); // prettier-ignore
  const inForce = async () => (await stage.ask(null, 'GET', '/search-ranking')).body;

  test('is everybody’s to read, and an administrator’s to change, with a reason, once', async () => {
    expect(await inForce()).toMatchObject({ version: 0, since: null });
    const key = randomUUID();
    const laid = await lay({}, key);
    expect(laid.body).toMatchObject({ inForce: { version: 1, weights: EVEN }, versions: [{ reason: 'Più giusto' }] }); // prettier-ignore
    expect((await lay({}, key)).body).toEqual(laid.body);
    expect((await lay()).body.code).toBe('rules-changed');
    expect(await inForce()).toMatchObject({ version: 1, weights: EVEN });
  });

  test.each<[string, object]>([
    ['nothing that counts', { weights: { text: 0, near: 0, rating: 0, soon: 0, price: 0 } }],
    ['a criterion of money', { weights: { ...EVEN, fee: 10 } }],
    ['a criterion less', { weights: { text: 1 } }],
    ['a weight of eleven', { weights: { ...EVEN, near: 11 } }],
    ['no reason', { reason: '   ' }],
  ])('is refused with %s', async (_, change) => {
    expect((await lay({ expectedVersion: 1, ...change })).status).toBe(422);
  });
});

describe('A search in vain', () => {
  beforeEach(() => asSystem(stage.db, 'milano', (trx) => trx.deleteFrom('searchMiss').execute()));
  const misses = async (): Promise<Json> =>
    (await stage.ask('admin', 'GET', '/search-misses')).body;
  const rows = () =>
    asSystem(stage.db, 'milano', (trx) => trx.selectFrom('searchMiss').select(['count']).execute());

  test.each([
    ['Idromassaggio a CASA', 'casa idromassaggio'],
    ['perché però', 'perche pero'],
    ['Rossi 3331234567', undefined],
    ['anna@example.org', undefined],
    ['una storia lunga con molte altre parole dentro', undefined],
    ['護理', undefined],
  ])('of «%s» is counted as %s', (text, terms) => {
    expect(missTerms(text)).toBe(terms);
  });

  test('has no words until ten have made it, and then neither name nor address', async () => {
    const miss = { comuneId: 'milano', fingerprint: randomUUID(), terms: 'idromassaggio', day: today() };
    for (let time = 1; time <= 9; time += 1)
      await asSystem(stage.db, 'milano', (trx) => countMiss(trx, miss));
    expect(await misses()).toMatchObject({ items: [], count: 9, rare: 9, shownFrom: 10 });
    const known = () => asSystem(stage.db, 'milano', (trx) => trx.selectFrom('searchMissTerm').select('terms').execute());
    expect(await known()).toEqual([]);
    await asSystem(stage.db, 'milano', (trx) => countMiss(trx, miss));
    expect(await misses()).toMatchObject({ items: [{ terms: 'idromassaggio', count: 10 }], rare: 0 });
  }); // prettier-ignore

  test('is thrown away when it stays rare for ninety days', async () => {
    const old = { comuneId: 'milano', fingerprint: randomUUID(), terms: 'vecchio', day: '2020-01-01' };
    await asSystem(stage.db, 'milano', (trx) => countMiss(trx, old));
    const fresh = { ...old, fingerprint: randomUUID(), day: today() };
    await asSystem(stage.db, 'milano', (trx) => countMiss(trx, fresh));
    expect(await rows()).toEqual([{ count: 1 }]);
  }); // prettier-ignore

  test('counts once a day for one address, and not because of a filter', async () => {
    for (let time = 0; time < 3; time += 1) await find('teletrasporto');
    expect(await rows()).toEqual([{ count: 1 }]);
    await stage.ask(null, 'GET', '/services?q=astronave&municipio=2');
    expect(await rows()).toEqual([{ count: 1 }]);
  });
});

describe('Suggestions', () => {
  const suggest = async (q: string): Promise<Json> =>
    (await stage.ask(null, 'GET', `/search-suggestions?q=${encodeURIComponent(q)}`)).body;

  test('come from names and everyday words', async () => {
    const { items } = await suggest('Assìst');
    expect(items[0]).toMatchObject({ kind: 'type', textIt: 'Assistenza alla persona' });
    expect(items.length).toBeLessThanOrEqual(8);
  });

  test.each(['', 'a', '%', "'; drop table synonym; --", '\\', '_%', '()', '👵', 'x'.repeat(60)])(
    'survive %s',
    async (q) => {
      expect(Array.isArray((await suggest(q)).items)).toBe(true);
    },
  );

  test('are refused for what is no word', async () => {
    expect((await stage.ask(null, 'GET', `/search-suggestions?q=${'x'.repeat(61)}`)).status).toBe(422); // prettier-ignore
  });
});

describe('The guided path', () => {
  test('of a comune without one is empty, and leads nowhere', async () => {
    expect((await stage.ask(null, 'GET', '/guide')).body).toEqual({ questions: [] });
    const answers = [{ question: 'who', answer: 'older' }];
    expect((await stage.ask(null, 'POST', '/guide/outcome', { answers })).body).toEqual({ types: [] });
  }); // prettier-ignore

  test.each<[string, object]>([
    ['no answers', { answers: [] }],
    ['a name', { answers: [{ question: 'who', answer: 'older', name: 'Anna' }] }],
    ['markup', { answers: [{ question: '<i>', answer: 'older' }] }],
    ['too many', { answers: Array(13).fill({ question: 'who', answer: 'older' }) }],
  ])('refuses %s', async (_, body) => {
    expect((await stage.ask(null, 'POST', '/guide/outcome', body)).status).toBe(422);
  });
});
