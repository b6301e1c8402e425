import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { asActor, asSystem, connect, type Db } from './connect.ts';
import { seed } from './seed/seed.ts';
import { addTypeAct, findTypeVersion, listTypeVersions, publishType } from './service-types.ts';

const comuneId = 'milano';
const id = 'tata';
const ADMIN = { comuneId, role: 'admin', personId: '55555555-0000-4000-8000-000000000001' };
const NEED = 'c0000000-0000-4000-8000-000000000001';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await seed(database.ownerUrl);
  db = connect(database.appUrl, { max: 2 });
  const { personId } = ADMIN;
  const person = { id: personId, comuneId, name: 'Chiara Fontana', email: null, role: 'admin', enteId: null }; // prettier-ignore
  await asSystem(db, comuneId, (trx) => trx.insertInto('person').values(person).execute());
}, 60_000);
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const versions = () => asActor(db, ADMIN, (trx) => listTypeVersions(trx, { comuneId, id }));
const publish = (nameIt: string) =>
  asActor(db, ADMIN, async (trx) => {
    const [now] = await listTypeVersions(trx, { comuneId, id });
    return publishType(trx, { comuneId, id, definition: { ...now!.definition, nameIt } });
  });

describe('What a service type says', () => {
  test('is kept from its first version on', async () => {
    const [first, ...others] = await versions();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ version: 1, writtenBy: null, definition: { nameIt: 'Tata' } });
    expect(first!.definition.params.map((param) => param.id)).toContain('childrenAges');
  });

  test('counts up when something else is said, and only then, also by the seed', async () => {
    expect([await publish('Tata'), await publish('Tata a casa'), await publish('Tata')]).toEqual([1, 2, 3]); // prettier-ignore
    expect((await versions()).map(({ definition }) => definition.nameIt)).toEqual(['Tata', 'Tata a casa', 'Tata']); // prettier-ignore
    await seed(database.ownerUrl);
    expect(await versions()).toHaveLength(3);
  });

  test('is found again by what people call it, under its new name', async () => {
    await publish('Tatamia');
    const { search } = await asSystem(db, comuneId, (trx) =>
      trx.selectFrom('service').select('search').where('serviceTypeId', '=', id).executeTakeFirstOrThrow(),
    );
    expect(search).toContain('tatam');
    await publish('Tata');
  }); // prettier-ignore

  test('is left alone by the seed once an administrator has published it', async () => {
    const version = await publish('Tata di Milano');
    const act = { id: NEED, comuneId, serviceTypeId: id, version, writtenBy: ADMIN.personId, reason: 'Più chiaro' }; // prettier-ignore
    await asActor(db, ADMIN, (trx) => addTypeAct(trx, act));
    await seed(database.ownerUrl);
    expect((await versions())[0]).toMatchObject({ version, writtenBy: 'Chiara Fontana', definition: { nameIt: 'Tata di Milano' } }); // prettier-ignore
  });

  test('is what a need is told in, from the day it was told', async () => {
    const [now] = await versions();
    const need = { id: NEED, comuneId, applicantId: ADMIN.personId, serviceTypeId: id };
    await asSystem(db, comuneId, (trx) => trx.insertInto('need').values(need).execute());
    await publish('Altro nome');
    const told = await asSystem(db, comuneId, async (trx) => {
      const { serviceTypeVersion: version } = await trx.selectFrom('need').select('serviceTypeVersion').where('id', '=', NEED).executeTakeFirstOrThrow();
      return { version, type: await findTypeVersion(trx, { comuneId, id, version }) };
    });
    expect(told).toMatchObject({ version: now!.version, type: { nameIt: 'Tata di Milano' } });
  }); // prettier-ignore

  test.each(['citizen', 'ente', 'sportello', 'auditor', 'anonymous'])(
    'is read by a %s, and written by nobody but administrators',
    async (role) => {
      const asking = { ...ADMIN, role };
      const read = asActor(db, asking, (trx) => findTypeVersion(trx, { comuneId, id, version: 1 }));
      expect(await read).toMatchObject({ nameIt: 'Tata' });
      const [latest] = await versions();
      const definition = { ...latest!.definition, nameIt: 'Mio' };
      const write = asActor(db, asking, (trx) => publishType(trx, { comuneId, id, definition }));
      await expect(write).rejects.toMatchObject({ code: '42501' });
    },
  );

  test('is a comune’s own', async () => {
    const elsewhere = { ...ADMIN, comuneId: 'sesto-san-giovanni' };
    const read = asActor(db, elsewhere, (trx) => listTypeVersions(trx, { comuneId, id }));
    expect(await read).toEqual([]);
  });
});
