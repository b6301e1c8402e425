import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { connect, type Db } from '../../db/connect.ts';
import { seed } from '../../db/seed/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../dev/testing/database.ts';
import type { Static } from 'typebox';
import type { ApiEnvironment } from '../config.ts';
import { routes as enti } from '../enti/routes.ts';
import type { EntiAnswer } from '../enti/schemas.ts';
import { problems } from '../plugins/problems.ts';
import { validation } from '../plugins/validation.ts';
import { routes as catalogue } from './routes.ts';

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
  for (const routes of [catalogue, enti]) await app.register(routes, { prefix: '/api' });
});
afterAll(async () => {
  await app.close();
  await db.destroy();
  await database.drop();
});

async function get(url: string) {
  const answer = await app.inject(`/api${url}`);
  return { status: answer.statusCode, body: answer.json() };
}

describe('The sections of the home page', () => {
  test('come in order, each type with how many services it has', async () => {
    const { body } = await get('/sections');
    expect(body.comune).toEqual({ id: 'milano', name: 'Milano' });
    expect(body.municipi).toHaveLength(9);
    expect(body.sections).toHaveLength(13);
    expect(body.sections[0]).toMatchObject({ id: 'socio-assistenziali', nameEn: 'Personal care' });
    const types = body.sections.flatMap(({ types }: { types: object[] }) => types);
    expect(types).toHaveLength(24);
    expect(types).toContainEqual({ id: 'tata', nameIt: 'Tata', nameEn: 'Nanny', services: 2 });
  });

  test('are each comune’s own', async () => {
    const { body } = await get('/sections?comune=sesto-san-giovanni');
    expect(body.comune.name).toBe('Sesto San Giovanni');
    expect(body.municipi).toHaveLength(5);
    const [care] = body.sections[0].types;
    expect(care).toMatchObject({ id: 'assistenza-persona', services: 1 });
  });

  test.each(['/sections', '/service-types/tata', '/enti'])(
    'are 404 in a comune that is not ours: %s',
    async (path) => {
      expect((await get(`${path}?comune=atlantide`)).status).toBe(404);
    },
  );
});

describe('A service type', () => {
  test('asks its questions in two languages, and says which touch on health', async () => {
    const { body } = await get('/service-types/assistenza-persona');
    expect(body).toMatchObject({ sectionId: 'socio-assistenziali', shared: false });
    expect(body.params[0]).toMatchObject({ id: 'autonomy', type: 'choice', sensitive: true, required: true }); // prettier-ignore
    expect(body.params[0].options[2]).toEqual({ id: 'dependent', it: 'Non autosufficiente', en: 'Needs help with everything' }); // prettier-ignore
    expect(body.params[1]).toMatchObject({ id: 'hoursPerWeek', min: 1, max: 54, required: true });
    expect(body.priceModels).toEqual(['hourly', 'package', 'monthly']);
  });

  test.each(['fantasma', '%27', 'TATA'])('is 404 when it is %s', async (id) => {
    expect((await get(`/service-types/${id}`)).status).toBe(404);
  });
});

describe('The enti', () => {
  test('are listed by name, a page at a time, each once', async () => {
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer = await app.inject(`/api/enti?limit=5${cursor && `&cursor=${cursor}`}`);
      const page: Static<typeof EntiAnswer> = answer.json();
      names.push(...page.items.map(({ name }) => name));
      cursor = page.next;
    }
    expect(names).toHaveLength(13);
    expect(names).toEqual([...names].sort(new Intl.Collator('it').compare));
  });

  test('have a page with how to reach them', async () => {
    const { body } = await get('/enti/e0000000-0000-4000-8000-000000000001');
    expect(body).toMatchObject({
      name: 'Cooperativa Sociale La Cura',
      services: 8,
      founded: 1991,
      qualifiedUntil: '2030-12-31',
      isSuspended: false,
    });
  });

  test('say of one that is suspended that it is, and not why', async () => {
    const ENTE = 'e0000000-0000-4000-8000-000000000001';
    const admin = connect(database.adminUrl, { max: 1 });
    const suspend = (suspended: boolean) =>
      admin.updateTable('ente').set({ suspended }).where('id', '=', ENTE).execute();
    await suspend(true);
    const { status, body } = await get(`/enti/${ENTE}`);
    await suspend(false);
    await admin.destroy();
    expect([status, body]).toMatchObject([200, { isSuspended: true, services: 8 }]);
    expect(JSON.stringify(body)).not.toMatch(/reason|suspendedBy|suspendedAt/);
  });

  test.each(['00000000-0000-4000-8000-000000000000', 'e0000000-0000-4000-8000-000000000004', 'x'])(
    'are 404 when unknown or of another comune: %s',
    async (id) => {
      expect((await get(`/enti/${id}`)).status).toBe(404);
    },
  );
});
