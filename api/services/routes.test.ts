import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import type { ApiEnvironment } from '../config.ts';
import { connect, type Db } from '../../db/connect.ts';
import { seed } from '../../db/seed/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../dev/testing/database.ts';
import { problems } from '../plugins/problems.ts';
import { validation } from '../plugins/validation.ts';
import { routes } from './routes.ts';
import type { ServicesAnswer } from './schemas.ts';

let database: TestDatabase;
let db: Db;
let app: FastifyInstance;
beforeAll(async () => {
  database = await createTestDatabase();
  await seed(database.ownerUrl);
  db = connect(database.appUrl, { max: 2 });
  app = Fastify();
  app.decorate('db', db);
  app.decorate('config', { DEFAULT_COMUNE: 'milano' } as ApiEnvironment);
  await app.register(problems);
  await app.register(validation);
  await app.register(routes, { prefix: '/api' });
});
afterAll(async () => {
  await app.close();
  await db.destroy();
  await database.drop();
});

type Page = Static<typeof ServicesAnswer>;
type Query = Record<string, string | number>;
async function ask(query: Query) {
  const answer = await app.inject({ url: '/api/services', query: asText(query) });
  return { status: answer.statusCode, body: answer.json<Page>() };
}
const asText = (query: Query) =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
async function search(q: string, more: Query = {}) {
  const { status, body } = await ask({ q, ...more });
  expect(status).toBe(200);
  return body;
}
const typesOf = ({ items }: { items: { serviceTypeId: string }[] }) =>
  items.map(({ serviceTypeId }) => serviceTypeId);

describe('The search of services', () => {
  test.each([
    ['badante anziani', 'assistenza-persona'],
    ['badante', 'assistenza-persona'],
    ['BADANTI', 'assistenza-persona'],
    ['cerco un aiuto per la nonna', 'assistenza-persona'],
    ['idraulico', 'riparazioni'],
    ["perdita d'acqua", 'riparazioni'],
    ['caf', 'disbrigo-pratiche'],
    ['infermiera', 'infermiere'],
    ['spesa', 'spesa-farmaci'],
    ['ripetizioni', 'sostegno-studio'],
    ['asistenza', 'assistenza-persona'],
    ['fisioterapa', 'fisioterapia'],
    ['idralico', 'riparazioni'],
    ['fisiot', 'fisioterapia'],
    ['buste paga', 'contratto-buste-paga'],
  ])('answers «%s» with %s first', async (q, type) => {
    const [first] = typesOf(await search(q));
    expect(first).toBe(type);
  });

  test('puts every service of the type named in everyday words before the others', async () => {
    const types = typesOf(await search('badante anziani', { limit: 50 }));
    const own = types.filter((type) => type === 'assistenza-persona').length;
    expect(own).toBeGreaterThanOrEqual(7);
    expect(types.slice(0, own)).toEqual(Array(own).fill('assistenza-persona'));
  });

  test('is blind to accents and case', async () => {
    const titles = async (q: string) => (await search(q)).items.map(({ title }) => title);
    expect(await titles('città studi')).toEqual(await titles('CITTA STUDI'));
    expect(await titles('città studi')).toContain('Portineria sociale di Città Studi');
  });

  test.each([
    ['only stop words', 'di la per una'],
    ['an emoji', '👵🏽'],
    ['another alphabet', '护理'],
    ['nonsense', 'zzzqq xxyyk'],
  ])('finds nothing for %s, and says so plainly', async (_, q) => {
    expect(await search(q)).toMatchObject({
      items: [],
      next: null,
      count: 0,
      countCapped: false,
      facets: { types: [], municipi: [], profiles: [] },
    });
  });

  test.each([
    "'; drop table service; --",
    '100% "assistenza" & | ! <-> :*',
    '\\',
    "'",
    '(((',
    'a'.repeat(200),
    'assistenza '.repeat(18),
    '%_%',
    'ﬁsioterapia Ⅷ ½',
  ])('survives %s', async (q) => {
    expect((await ask({ q })).status).toBe(200);
  });

  test('does not fail on a NUL byte', async () => {
    const { status } = await ask({ q: 'badante\0anziani' });
    expect(status).toBeLessThan(500);
  });

  test('takes an empty text as no text', async () => {
    expect((await search('  ')).count).toBe((await ask({})).body.count);
  });
});

describe('The list of services', () => {
  test.each(['price', 'title', 'relevance'])(
    'by %s is walked to its end without a gap or a repetition',
    async (sort) => {
      const q: Query = sort === 'relevance' ? { q: 'assistenza a casa' } : {};
      const whole = (await ask({ ...q, sort, limit: 50 })).body.count;
      const seen: Page['items'] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Page = (await ask({ ...q, sort, limit: 7, ...(cursor && { cursor }) })).body;
        seen.push(...page.items);
        cursor = page.next;
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
      expect(seen).toHaveLength(whole);
      const prices = seen.map(({ priceFromCents }) => priceFromCents);
      if (sort === 'price') expect(prices).toEqual([...prices].sort((a, b) => a - b));
      const titles = seen.map(({ title }) => title);
      const collator = new Intl.Collator('it');
      if (sort === 'title') expect(titles).toEqual([...titles].sort(collator.compare));
    },
  );

  test.each(['maxPriceCents', 'prezzo'])('refuses %s, which is no filter', async (name) => {
    const { status, body } = await ask({ [name]: 2300 });
    expect([status, body]).toMatchObject([422, { errors: [{ pointer: `/${name}` }] }]);
  });

  test('has its filters work together, and its facets count what is found', async () => {
    const { body } = await ask({ section: 'socio-assistenziali', municipio: 3, profile: 'OSS', price: 2300, limit: 50 }); // prettier-ignore
    expect(body.items.length).toBeGreaterThan(0);
    for (const item of body.items) {
      expect(item).toMatchObject({ sectionId: 'socio-assistenziali' });
      expect(item.zones).toContain(3);
      expect(item.profiles).toContain('OSS');
      expect(item.priceFromCents).toBeLessThanOrEqual(2300);
    }
    expect(body.count).toBe(body.items.length);
    const { types, municipi, profiles } = body.facets;
    const total = types.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBe(body.count);
    expect(municipi).toContainEqual({ id: 3, count: body.count });
    expect(profiles).toContainEqual({ id: 'OSS', count: body.count });
  });

  test('shows each comune its own services', async () => {
    const sesto = (await ask({ comune: 'sesto-san-giovanni', limit: 50 })).body.items;
    expect(sesto.length).toBeGreaterThanOrEqual(5);
    const milano = (await ask({ limit: 50 })).body.items.map(({ id }) => id);
    expect(sesto.some(({ id }) => milano.includes(id))).toBe(false);
    const { body } = await ask({ comune: 'sesto-san-giovanni', q: 'badante' });
    expect(body.items[0]!.ente.name).toBe('Cooperativa Sesto Insieme');
  });

  test('leaves out an ente that is suspended, barred or no longer qualified; its pages say so', async () => {
    const admin = connect(database.adminUrl, { max: 1 });
    const ente = 'e0000000-0000-4000-8000-000000000009';
    const titles = async () => (await search('podologa')).items.map(({ title }) => title);
    expect(await titles()).toContain('Podologa a domicilio');
    const page = await app.inject({ url: '/api/services', query: { ente } });
    const found = page.json<Page>().items.find(({ title }) => title === 'Podologa a domicilio');
    const { id, title, serviceTypeId } = found!;
    for (const change of [
      { suspended: true },
      { suspended: false, qualifiedUntil: '2020-01-01' },
      { qualifiedUntil: '2030-12-31', barredTypeIds: [serviceTypeId] },
    ]) {
      await admin.updateTable('ente').set(change).where('id', '=', ente).execute();
      expect(await titles()).not.toContain('Podologa a domicilio');
      expect((await app.inject(`/api/services/${id}`)).json()).toMatchObject({
        title,
        isRequestable: false,
      });
    }
    await admin
      .updateTable('ente')
      .set({ qualifiedUntil: '2030-12-31', barredTypeIds: [] })
      .where('id', '=', ente)
      .execute();
    await admin.destroy();
    expect(await titles()).toContain('Podologa a domicilio');
  });

  test.each(['nonsense', 'WzFd', Buffer.from('["1; drop","x"]').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      const { status, body } = await ask({ cursor });
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'invalid', errors: [{ pointer: '/cursor' }] });
    },
  );

  test('does not know a comune that is not ours', async () => {
    expect((await ask({ comune: 'atlantide' })).status).toBe(404);
  });
});

describe('The page of a service', () => {
  test('tells all that one needs to decide', async () => {
    const { items } = await search('notti tranquille');
    const answer = await app.inject(`/api/services/${items[0]!.id}`);
    expect(answer.json()).toMatchObject({
      title: 'Notti tranquille',
      ente: { name: 'Cooperativa Sociale La Cura' },
      priceLines: [{ band: 'weekday', unitCents: 2400 }, { band: 'holiday' }, { band: 'night', unitCents: 2700, minimum: 8 }],
      drawing: 'care',
      isRequestable: true,
    }); // prettier-ignore
  });

  test.each(['00000000-0000-4000-8000-000000000000', 'not-a-uuid', '..%2f'])(
    'is 404 for %s',
    async (id) => {
      expect((await app.inject(`/api/services/${id}`)).statusCode).toBe(404);
    },
  );
});
