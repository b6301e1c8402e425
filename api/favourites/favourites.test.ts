import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { connect } from '../../db/connect.ts';
import { ENTE_A, ENTE_B, type Json, type Name, openApi, PEOPLE, type Stage } from '../testing.ts';

/** What the first two enti of the tests offer. */
const [ONE, TWO] = [ENTE_A, ENTE_B].map((id) => id.replace('e', 'a')) as [string, string];
let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['citizen', 'otherCitizen', 'citizenElsewhere'] as const)
    await stage.ask(who, 'GET', '/me');
}, 120_000);
afterAll(() => stage?.close(), 60_000);
afterEach(() => behind(sql`truncate wemi.favourite_service`));

/** What no role of the app may do. */
async function behind(statement: ReturnType<typeof sql>) {
  const owner = connect(stage.adminUrl, { max: 1 });
  await statement.execute(owner).finally(() => owner.destroy());
}
const put = (id: string, who: Name = 'citizen') => stage.ask(who, 'PUT', `/me/favourites/${id}`);
const list = async (who: Name = 'citizen'): Promise<Json[]> =>
  (await stage.ask(who, 'GET', '/me/favourites')).body.items;

describe('What a citizen wants to find again', () => {
  test('is added once, found with its card, and removed', async () => {
    expect((await put(ONE.toUpperCase())).status).toBe(204);
    expect((await put(TWO)).status).toBe(204);
    expect((await put(ONE)).status).toBe(204);
    const items = await list();
    expect(items.map(({ serviceId }) => serviceId)).toEqual([TWO, ONE]);
    expect(items[1]).toMatchObject({ title: 'Assistenza', service: { id: ONE, ente: { id: ENTE_A }, priceFromCents: 2000 } }); // prettier-ignore
    for (let times = 0; times < 2; times += 1)
      expect((await stage.ask('citizen', 'DELETE', `/me/favourites/${TWO}`)).status).toBe(204);
    expect(await list()).toHaveLength(1);
  });

  test('is nobody else’s to see or to remove, and no other role’s at all', async () => {
    await put(ONE);
    expect(await list('otherCitizen')).toEqual([]);
    await stage.ask('otherCitizen', 'DELETE', `/me/favourites/${ONE}`);
    expect(await list()).toHaveLength(1);
    for (const who of ['sportello', 'admin', 'ente', 'auditor', 'operator'] as const) {
      expect((await put(ONE, who)).status).toBe(403);
      expect((await stage.ask(who, 'GET', '/me/favourites')).status).toBe(403);
    }
    expect((await stage.ask(null, 'GET', '/me/favourites')).status).toBe(401);
  });

  test('is of one’s own comune, and something that there is', async () => {
    expect((await put(randomUUID())).status).toBe(404);
    expect((await put(ONE, 'citizenElsewhere')).status).toBe(404);
    expect((await put('tutti')).status).toBe(404);
  });

  test('is told by its title when it cannot be requested any more', async () => {
    await put(ONE);
    await behind(sql`update wemi.ente set qualified_until = '2020-01-01' where id = ${ENTE_A}`);
    expect(await list()).toMatchObject([{ serviceId: ONE, title: 'Assistenza', service: null }]);
    await behind(sql`update wemi.ente set qualified_until = '2099-12-31' where id = ${ENTE_A}`);
  });

  test('is a hundred services at most', async () => {
    const { sub, comune } = PEOPLE.citizen as { sub: string; comune: string };
    await behind(sql`insert into wemi.favourite_service (comune_id, owner_id, service_id, title)
      select ${comune}, ${sub}, gen_random_uuid(), '-' from generate_series(1, 100)`);
    const { status, body } = await put(ONE);
    expect([status, body.detail]).toEqual([
      422,
      'Puoi tenere al massimo 100 servizi: togline uno.',
    ]);
  });
});
