import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { existsSync } from 'node:fs';
import { checkService, missingIn } from '../../catalogue/check-service.ts';
import { namesOf } from '../../catalogue/service-content.ts';
import { createTestDatabase, type TestDatabase } from '../../dev/testing/database.ts';
import { findStrangers } from '../avvisi.ts';
import { findPolicy } from '../catalogue.ts';
import { asActor, asSystem, connect, type Db, type Trx } from '../connect.ts';
import { findEligibleEnti } from '../enti.ts';
import { listTypes } from '../service-types.ts';
import { DEMO_AVVISI } from './pratiche/avviso-stories.ts';
import { seed } from './seed.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await seed(database.ownerUrl);
  db = connect(database.appUrl, { max: 2 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const read = <T>(comuneId: string, work: (trx: Trx) => Promise<T>) =>
  asActor(db, { comuneId, role: 'anonymous' }, work);

describe('The seed', () => {
  test('changes nothing when it runs again', async () => {
    const admin = connect(database.adminUrl, { max: 1 });
    const snapshot = async () => {
      const tables = ['comune', 'municipio', 'section', 'service_type', 'synonym', 'policy', 'ente', 'operator', 'service', 'search_word', 'payee_rule', 'pagopa_creditor', 'content_version']; // prettier-ignore
      const hashes = tables.map(async (table) => {
        const { rows } = await sql<{ hash: string }>`
          select md5(string_agg(t::text, '' order by t::text)) as hash from ${sql.table(table)} t`.execute(
          admin,
        );
        return [table, rows[0]!.hash];
      });
      return Object.fromEntries(await Promise.all(hashes));
    };
    const before = await snapshot();
    await seed(database.ownerUrl);
    expect(await snapshot()).toEqual(before);
    await admin.destroy();
  });

  test.each(['milano', 'sesto-san-giovanni'])(
    'says nothing of a service in %s that its ente could not save and send as it stands',
    async (comuneId) => {
      const [services, types, places] = await asSystem(db, comuneId, async (trx) => [
        await trx.selectFrom('enteService').select(['serviceTypeId', 'content']).execute(),
        await listTypes(trx, { comuneId }),
        await trx.selectFrom('municipio').select('id').where('comuneId', '=', comuneId).execute(),
      ]);
      const all = types.map(({ definition }) => definition);
      const faults = services.flatMap(({ serviceTypeId, content }) => {
        const type = types.find(({ id }) => id === serviceTypeId)!.definition;
        const competences = namesOf('competences', type, all);
        const languages = namesOf('languages', type, all);
        const ground = { type, competences, languages, municipi: places.map(({ id }) => id) };
        const found = [...checkService(content, ground), ...missingIn(content)];
        return found.map((fault) => ({ title: content.title, ...fault }));
      });
      expect(services.length).toBeGreaterThan(0);
      expect(faults).toEqual([]);
    },
  );

  test('leaves alone what an ente or the office has done with a service', async () => {
    const [moved, free] = await read('milano', (trx) =>
      trx.selectFrom('publishedService').select(['id', 'enteId', 'title']).orderBy('id').limit(2).execute(),
    ); // prettier-ignore
    const { id: serviceId, enteId } = moved!;
    await asSystem(db, 'milano', async (trx) => {
      for (const { id } of [moved!, free!])
        await trx.updateTable('service').set({ title: 'Cambiato' }).where('id', '=', id).execute();
      const act = { id: serviceId, comuneId: 'milano', serviceId, enteId, transition: 'publish', fromState: 'waiting', toState: 'published', number: 2, actorId: enteId, actorRole: 'admin', reason: null } as const; // prettier-ignore
      await trx.insertInto('enteServiceAct').values(act).execute();
    });
    await seed(database.ownerUrl);
    const titles = await read('milano', (trx) =>
      trx.selectFrom('publishedService').select('title').where('id', 'in', [serviceId, free!.id]).orderBy('id').execute(),
    ); // prettier-ignore
    expect(titles.map(({ title }) => title)).toEqual(['Cambiato', free!.title]);
    const versions = await asSystem(db, 'milano', (trx) =>
      trx.selectFrom('enteServiceVersion').select('number').where('serviceId', '=', free!.id).execute(),
    ); // prettier-ignore
    expect(versions).toHaveLength(3);
  });

  test('fills all thirteen sections of Milano with services of a dozen enti', async () => {
    const { rows } = await read('milano', (trx) =>
      sql<{ sections: number; services: number; enti: number }>`
        select count(distinct section_id)::int as sections, count(*)::int as services,
          count(distinct ente_id)::int as enti
        from published_service s
        join service_type t on t.id = s.service_type_id and t.comune_id = s.comune_id`.execute(trx),
    );
    expect(rows[0]).toMatchObject({ sections: 13 });
    expect(rows[0]!.services).toBeGreaterThanOrEqual(60);
    expect(rows[0]!.enti).toBeGreaterThanOrEqual(12);
  });

  test.each(Object.keys(DEMO_AVVISI))('has in %s what its avviso of the demo is about', async (comuneId) => {
    const strangers = await read(comuneId, (trx) => findStrangers(trx, DEMO_AVVISI[comuneId]!));
    expect(strangers).toEqual({ serviceTypeIds: [], municipi: [] });
  }); // prettier-ignore

  test('draws every service and ente', async () => {
    const drawings = await read('milano', async (trx) => [
      ...(await trx.selectFrom('publishedService').select('drawing').distinct().execute()),
      ...(await trx.selectFrom('ente').select('drawing').distinct().execute()),
    ]);
    expect(drawings.length).toBeGreaterThan(20);
    for (const { drawing } of drawings) {
      const file = new URL(`../../citizen-ui/public/drawings/${drawing}.svg`, import.meta.url);
      expect([drawing, existsSync(file)]).toEqual([drawing, true]);
    }
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'has the first three enti answer for personal care in municipio %d',
    async (municipio) => {
      const asked = { serviceTypeId: 'assistenza-persona', municipio };
      const enti = await read('milano', (trx) => findEligibleEnti(trx, asked));
      for (const n of [1, 2, 3]) expect(enti).toContain(`e0000000-0000-4000-8000-00000000000${n}`);
    },
  );
});

describe('Who may answer a request', () => {
  const caretaker = { serviceTypeId: 'custode-sociale' };

  test('is bound to the zones of a service, unless no place is named', async () => {
    const inZone = (municipio: number | null) =>
      read('milano', (trx) => findEligibleEnti(trx, { ...caretaker, municipio }));
    expect(await inZone(6)).toEqual(['e0000000-0000-4000-8000-000000000001']);
    expect(await inZone(3)).toEqual(['e0000000-0000-4000-8000-000000000002']);
    expect(await inZone(9)).toEqual([]);
    expect(await inZone(null)).toHaveLength(2);
  });

  test('is never an ente of another comune, suspended, or no longer qualified', async () => {
    const asked = { serviceTypeId: 'assistenza-persona', municipio: 1 };
    const find = (comuneId: string) => read(comuneId, (trx) => findEligibleEnti(trx, asked));
    const sesto = 'e0000000-0000-4000-8000-000000000004';
    expect(await find('sesto-san-giovanni')).toEqual([sesto]);
    expect(await find('milano')).not.toContain(sesto);
    const admin = connect(database.adminUrl, { max: 1 });
    const [first, second, third] = await find('milano');
    await admin.updateTable('ente').set({ suspended: true }).where('id', '=', first!).execute();
    await admin
      .updateTable('ente')
      .set({ qualifiedUntil: sql<string>`(now() at time zone 'Europe/Rome')::date - 1` })
      .where('id', '=', second!)
      .execute();
    await admin
      .updateTable('ente')
      .set({ qualifiedUntil: sql<string>`(now() at time zone 'Europe/Rome')::date` })
      .where('id', '=', third!)
      .execute();
    await admin.destroy();
    expect(await find('milano')).toEqual([third]);
  });
});

describe('The policy in force', () => {
  test('is the comune’s, until the service type has one of its own, from its day on', async () => {
    const admin = connect(database.adminUrl, { max: 1 });
    const terms = JSON.stringify({ offersDeadline: { businessDays: 2 } });
    await admin
      .insertInto('policy')
      .values({ comuneId: 'milano', serviceTypeId: 'infermiere', validFrom: '2027-01-01', terms })
      .execute();
    await admin.destroy();
    const deadline = async (serviceTypeId: string, on: string) =>
      (await read('milano', (trx) => findPolicy(trx, { serviceTypeId, on })))?.terms.offersDeadline;
    expect(await deadline('infermiere', '2026-12-31')).toEqual({ businessDays: 5 });
    expect(await deadline('infermiere', '2027-01-01')).toEqual({ businessDays: 2 });
    expect(await deadline('tata', '2027-01-01')).toEqual({ businessDays: 5 });
    expect(await deadline('tata', '2019-12-31')).toBeUndefined();
  });
});
