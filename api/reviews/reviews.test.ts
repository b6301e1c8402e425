import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { connect, type Db } from '../../db/connect.ts';
import { hashOf } from '../../db/event-hash.ts';
import { connectPratiche, type Pratiche } from '../../temporal/client.ts';
import { plantMandate } from '../mandates/testing.ts';
import { ENTE_A, type Json, openApi, PEOPLE, type Stage } from '../testing.ts';
import { type Ended, reviewsOn } from './testing.ts';

let stage: Stage;
let pratiche: Pratiche;
let behind: Db;
let { planted, asked, run, read, write, close } = {} as ReturnType<typeof reviewsOn>;
beforeAll(async () => {
  pratiche = connectPratiche({ address: '127.0.0.1:9' });
  stage = await openApi(pratiche);
  behind = connect(stage.adminUrl, { max: 1 });
  ({ planted, asked, run, read, write, close } = reviewsOn(stage, behind));
});
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
  await pratiche?.close();
});

const sidesSeen = async (who: Parameters<typeof read>[0], id: string) =>
  (await read(who, id)).items.flatMap(({ reviews }: Json) => reviews).map(({ side }: Json) => side).sort(); // prettier-ignore
const eventsOf = async (id: string) =>
  (await sql<Json>`select * from event where pratica_id = ${id} order by seq`.execute(behind)).rows;
const notices = async (id: string, kind: string) =>
  (
    await sql<Json>`select outbox.audience from outbox join event on event.id = event_id
      where event.pratica_id = ${id} and event.kind = ${kind} order by 1`.execute(behind)
  ).rows.map(({ audience }) => audience);
const daysAgo = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(Date.now() - days * 86_400_000); // prettier-ignore

describe('How a service went is asked', () => {
  const cases: [string, Ended, number[]][] = [
    ['a day after it was completed', {}, [1]],
    ['a day after an interrupted one was settled', { state: 'interrupted', settled: true }, [1]],
    ['when another period began, of the one before', { state: 'active', closed: false, period: 2, startDate: daysAgo(2) }, [1]],
    ['not before a day has passed', { hoursAgo: 23 }, []],
    ['not while an interrupted one is not settled', { state: 'interrupted', closed: false }, []],
    ['not of what was withdrawn', { state: 'withdrawn' }, []],
    ['not of what ended long ago', { hoursAgo: 24 * 16 }, []],
    ['not of a service that runs', { state: 'active', closed: false }, []],
    ['not of a renewal that begins today', { state: 'active', closed: false, period: 2, startDate: daysAgo(0) }, []],
  ]; // prettier-ignore
  test.each(cases)('%s', async (_when, ended, periods) => {
    const id = await asked(ended);
    const { items } = await read('citizen', id);
    expect(items.map(({ period }: Json) => period)).toEqual(periods);
    expect(await notices(id, 'reviewRequest')).toEqual(periods.flatMap(() => ['citizen', 'ente']));
  });

  test('once, however often and by however many it is looked for', async () => {
    const id = await planted();
    await Promise.all([run(), run(), run()]);
    await run();
    expect(await notices(id, 'reviewRequest')).toEqual(['citizen', 'ente']);
    const [window] = (await read('citizen', id)).items;
    expect(Date.parse(window.closesAt) - Date.parse(window.openedAt)).toBe(14 * 86_400_000);
    expect(window).toMatchObject({ mayWriteAs: 'citizen', operator: { name: 'Operatrice 1' } });
  });

  test('within the days that the comune has laid down', async () => {
    await sql`insert into comune_rule (comune_id, valid_from, review_after_days, review_window_days)
      values ('milano', '2020-02-01', 3, 5)`.execute(behind);
    const early = await asked({ hoursAgo: 71 });
    const due = await asked({ hoursAgo: 73 });
    await sql`delete from comune_rule where valid_from = '2020-02-01'`.execute(behind);
    expect((await read('citizen', early)).items).toEqual([]);
    const [window] = (await read('citizen', due)).items;
    expect(Date.parse(window.closesAt) - Date.parse(window.openedAt)).toBe(5 * 86_400_000);
    await run();
  });

  test('as events of the pratica’s own chain', async () => {
    const id = await asked();
    await write('citizen', id);
    const [, request, written] = await eventsOf(id);
    expect([request.kind, written.kind]).toEqual(['reviewRequest', 'reviewWritten']);
    expect([written.prevHash, written.hash]).toEqual([request.hash, hashOf(written)]);
    expect(JSON.stringify(written)).not.toContain('Tutto bene');
  });
});

describe('A review is blind', () => {
  test.each([['citizen', 'ente'], ['ente', 'citizen']] as const)('when the %s writes first, until the %s has written', async (first, second) => {
    const id = await asked();
    expect((await write(first, id)).status).toBe(200);
    expect(await sidesSeen(first, id)).toEqual([first]);
    expect(await sidesSeen(second, id)).toEqual([]);
    expect(await sidesSeen('admin', id)).toEqual([first]);
    const heard = async (who: typeof first) => (await stage.ask(who, 'GET', `/pratiche/${id}/timeline`)).body.items.map(({ kind }: Json) => kind);
    expect([(await heard(first)).includes('reviewWritten'), (await heard(second)).includes('reviewWritten')]).toEqual([true, false]);
    expect((await stage.ask(null, 'GET', `/enti/${ENTE_A}/reviews`)).body.items.some(({ text }: Json) => text === 'Cieca')).toBe(false);

    expect((await write(second, id)).status).toBe(200);
    for (const who of [first, second]) expect(await sidesSeen(who, id)).toEqual(['citizen', 'ente']);
    expect(await notices(id, 'reviewPublished')).toEqual(['citizen', 'ente']);
  }); // prettier-ignore

  test.each(['citizen', 'ente'] as const)(
    'of the %s alone until the window closes',
    async (who) => {
      const other = who === 'citizen' ? 'ente' : 'citizen';
      const id = await asked();
      await write(who, id);
      await run();
      expect(await sidesSeen(other, id)).toEqual([]);
      await close(id);
      expect((await write(other, id)).body.code).toBe('review-not-open');
      await Promise.all([run(), run()]);
      expect(await sidesSeen(other, id)).toEqual([who]);
      expect(await notices(id, 'reviewPublished')).toEqual(['citizen', 'ente']);
      expect((await write(other, id)).body.code).toBe('review-not-open');
    },
  );

  test('and of a window that closes on nothing nobody hears', async () => {
    const id = await asked();
    await close(id);
    await run();
    expect(await notices(id, 'reviewPublished')).toEqual([]);
    expect((await read('citizen', id)).items[0]).toMatchObject({ mayWriteAs: null, reviews: [] });
  });

  test('also when both write at once: both are shown, and told of once', async () => {
    const id = await asked();
    const both = await Promise.all([write('citizen', id), write('ente', id)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await sidesSeen('citizen', id)).toEqual(['citizen', 'ente']);
    expect(await notices(id, 'reviewPublished')).toEqual(['citizen', 'ente']);
  });
});

describe('A side writes', () => {
  test('once for each period: asked again it is the same, another one is refused', async () => {
    const id = await asked();
    const key = randomUUID();
    const first = await write('citizen', id, { text: ' Brava ' }, key);
    expect(first.body.items[0].reviews[0]).toMatchObject({ text: 'Brava', by: null, isHidden: false });
    expect((await write('citizen', id, { text: ' Brava ' }, key)).body).toEqual(first.body);
    expect((await write('citizen', id, { text: 'Altro' }, key)).body.code).toBe('idempotency-key-reused');
    const again = await write('citizen', id);
    expect([again.status, again.body.code]).toEqual([409, 'reviewed-already']);
    expect((await read('citizen', id)).items[0].mayWriteAs).toBeNull();
  }); // prettier-ignore

  test('once also when it sends twice at once', async () => {
    const id = await asked();
    const both = await Promise.all([write('ente', id), write('colleague', id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await sidesSeen('ente', id)).toEqual(['ente']);
  });

  test('never without a pratica of its own that has ended', async () => {
    const [id, running] = [await asked(), await asked({ state: 'active', closed: false })];
    const refusals = [
      [await write('otherCitizen', id), 404, 'not-found'],
      [await write('adminElsewhere', id), 404, 'not-found'],
      [await write('enteElsewhere', id), 404, 'not-found'],
      [await write('unasked', id), 404, 'not-found'],
      [await write('rival', id), 422, 'review-not-open'],
      [await write('admin', id), 403, 'forbidden'],
      [await write('auditor', id), 403, 'forbidden'],
      [await write('citizen', randomUUID()), 404, 'not-found'],
      [await write('citizen', running), 422, 'review-not-open'],
      [await write('citizen', id, { period: 2 }), 422, 'review-not-open'],
      [await write('citizen', id, { stars: 6 }), 422, 'invalid'],
      [await write('citizen', id, { stars: 0 }), 422, 'invalid'],
      [await write('citizen', id, { text: 'a'.repeat(2001) }), 422, 'invalid'],
      [await write('ente', id, { punctuality: 3 }), 422, 'invalid'],
      [await write('ente', id, { operator: { stars: 3, text: '' } }), 422, 'invalid'],
    ] as const;
    for (const [{ status, body }, expected, code] of refusals) expect([status, body.code]).toEqual([expected, code]); // prettier-ignore
    expect(await sidesSeen('admin', id)).toEqual([]);
  });

  test('of an operator only where the order named one', async () => {
    const id = await asked({ withOperator: false });
    expect((await read('citizen', id)).items[0].operator).toBeNull();
    expect((await write('citizen', id, { operator: { stars: 5, text: '' } })).body.code).toBe('invalid'); // prettier-ignore
    expect((await write('citizen', id)).status).toBe(200);
  });

  test('for another by mandate for the service, and the office sees who did', async () => {
    const id = await asked();
    expect((await write('delegate', id)).status).toBe(404);
    const narrow = await plantMandate(stage, { scope: ['pay'] });
    expect((await write('delegate', id, { onBehalfOf: { mandateId: narrow } })).body.code).toBe('mandate-scope'); // prettier-ignore
    const mandateId = await plantMandate(stage, { scope: ['service'] });
    expect((await write('delegate', id, { onBehalfOf: { mandateId } })).status).toBe(200);
    const [review] = (await read('admin', id)).items[0].reviews;
    expect(review.by).toEqual({ name: 'Marta Ferrari', byMandate: true });
    expect(await notices(id, 'reviewWritten')).toEqual(['citizen']);
  });

  test('at a sportello, which says why', async () => {
    const id = await asked();
    const mandateId = await plantMandate(stage, { holder: 'sportello', scope: ['service'] });
    const body = { onBehalfOf: { mandateId } };
    expect((await write('sportello', id, body)).body.code).toBe('reason-required');
    expect((await write('sportello', id, { ...body, reason: 'Non usa Internet' })).status).toBe(
      200,
    );
  });
});

describe('What is said of an operator', () => {
  test('is read by its writer, and once published by the ente and the office; by nobody else', async () => {
    const id = await asked();
    await write('citizen', id, { operator: { stars: 2, text: 'In ritardo' }, punctuality: 2 });
    const of = async (who: Parameters<typeof read>[0]) =>
      (await read(who, id)).items[0].reviews.find(({ side }: Json) => side === 'citizen')?.operator;
    const said = { name: 'Operatrice 1', stars: 2, text: 'In ritardo' };
    expect([await of('citizen'), await of('ente'), await of('admin')]).toEqual([said, undefined, said]);
    await write('ente', id);
    expect(await of('ente')).toEqual(said);
    const open = (await stage.ask(null, 'GET', `/enti/${ENTE_A}/reviews?limit=50`)).body;
    expect(JSON.stringify(open)).not.toContain('In ritardo');
    expect((await stage.ask('rival', 'GET', `/pratiche/${id}/reviews`)).body.items).toEqual([]);
    expect(JSON.stringify(open)).not.toContain(PEOPLE.citizen.sub);
  }); // prettier-ignore
});
