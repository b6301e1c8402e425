import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { connect } from '../../db/connect.ts';
import { endMandates, plantMandate } from '../mandates/testing.ts';
import { openPaymentApi, type PaymentApi } from '../payments/testing.ts';
import { type Json, type Name, PEOPLE, type Stage } from '../testing.ts';

let api: PaymentApi;
let stage: Stage;
/** Three of one citizen, then one of another's, the latest moved last. */
const ids: string[] = [];
beforeAll(async () => {
  api = await openPaymentApi();
  stage = { adminUrl: api.database.adminUrl } as Stage;
  for (let n = 0; n < 4; n += 1) ids.push((await api.startDue()).praticaId);
  const behind = connect(api.database.adminUrl, { max: 1 });
  for (const who of ['citizen', 'otherCitizen'] as const) await api.ask(who, 'GET', '/me');
  await sql`update wemi.pratica set applicant_id = ${PEOPLE.otherCitizen.sub} where id = ${ids[3]}`.execute(behind); // prettier-ignore
  for (const who of ['sportello', 'otherSportello'] as const)
    await sql`insert into wemi.sportello (id, comune_id, name) values (${PEOPLE[who]['sportello_id']}, 'milano', 'Sportello') on conflict do nothing`.execute(behind); // prettier-ignore
  await behind.destroy();
}, 90_000);
afterAll(() => api?.close());

const { citizen, otherCitizen } = PEOPLE;
const list = async (who: Name, more: string) =>
  (await api.ask(who, 'GET', `/pratiche?${more}`)).body as Json;
const idsOf = ({ items }: Json) => items.map(({ id }: Json) => id);

describe('The pratiche of one citizen', () => {
  test('are found by the office and auditors, page by page', async () => {
    const seen: string[] = [];
    let more = `citizen=${citizen.sub}&limit=2`;
    for (let pages = 0; pages < 5 && more; pages += 1) {
      const page = await list('admin', more);
      expect(page.count).toBe(3);
      seen.push(...idsOf(page));
      more = page.next ? `citizen=${citizen.sub}&limit=2&cursor=${page.next}` : '';
    }
    expect(seen).toEqual(ids.slice(0, 3).reverse());
    expect(idsOf(await list('auditor', `citizen=${otherCitizen.sub}`))).toEqual([ids[3]]);
    expect(idsOf(await list('adminElsewhere', `citizen=${citizen.sub}`))).toEqual([]);
  });

  test('are seen by a sportello as far as its mandates go, and no farther', async () => {
    const theirs = `citizen=${citizen.sub}`;
    expect(idsOf(await list('sportello', theirs))).toEqual([]);
    await plantMandate(stage, { holder: 'sportello', praticaId: ids[1]! });
    await plantMandate(stage, { holder: 'sportello', principal: 'otherCitizen' });
    expect(idsOf(await list('sportello', theirs))).toEqual([ids[1]]);
    expect(idsOf(await list('sportello', `citizen=${otherCitizen.sub}`))).toEqual([ids[3]]);
    await plantMandate(stage, { holder: 'sportello' });
    expect(idsOf(await list('sportello', theirs))).toEqual(ids.slice(0, 3).reverse());
    expect(idsOf(await list('otherSportello', theirs))).toEqual([]);
    await endMandates(stage);
    expect(idsOf(await list('sportello', theirs))).toEqual([]);
  });

  test.each(['ente', 'citizen', 'operator'] as const)('are not for %s to ask for', async (who) => {
    const { status, body } = await api.ask(who, 'GET', `/pratiche?citizen=${citizen.sub}`);
    expect([status, body.errors[0].pointer]).toEqual([422, '/citizen']);
  });

  test('are those of somebody, not of anything', async () => {
    expect((await api.ask('admin', 'GET', '/pratiche?citizen=1')).status).toBe(422);
  });
});
