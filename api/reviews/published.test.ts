import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { connect, type Db } from '../../db/connect.ts';
import { connectPratiche, type Pratiche } from '../../temporal/client.ts';
import { ENTE_A, ENTE_B, type Json, type Name, openApi, type Stage } from '../testing.ts';
import { reviewsOn } from './testing.ts';

let stage: Stage;
let pratiche: Pratiche;
let behind: Db;
let { published, read, asked, write } = {} as ReturnType<typeof reviewsOn>;
beforeAll(async () => {
  pratiche = connectPratiche({ address: '127.0.0.1:9' });
  stage = await openApi(pratiche);
  behind = connect(stage.adminUrl, { max: 1 });
  ({ published, read, asked, write } = reviewsOn(stage, behind));
});
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
  await pratiche?.close();
});

const open = async (more = '') =>
  (await stage.ask(null, 'GET', `/enti/${ENTE_A}/reviews${more}`)).body;
const answer = (who: Name, id: string, text = 'Grazie', key = randomUUID()) =>
  stage.ask(who, 'POST', `/reviews/${id}/answer`, { text }, key);
const moderate = (who: Name, id: string, act: string, reason = 'Contiene un nome', key = randomUUID()) =>
  stage.ask(who, 'POST', `/reviews/${id}/moderation`, { act, reason }, key); // prettier-ignore

describe('What citizens wrote of an ente', () => {
  test('has a mean from five on, on its page, its services’ and in the search', async () => {
    expect((await open()).mean).toEqual({ count: 0, average: null });
    for (const stars of [5, 4, 5, 4]) await published(stars);
    expect((await open()).mean).toEqual({ count: 4, average: null });
    await published(3, '<script>alert(1)</script> & «brava»');
    const mean = { count: 5, average: 4.2 };
    expect((await open()).mean).toEqual(mean);
    expect((await open('?type=assistenza-persona')).mean).toEqual(mean);
    expect((await open('?type=altro')).mean).toEqual({ count: 0, average: null });
    expect((await stage.ask(null, 'GET', `/enti/${ENTE_A}`)).body.reviews).toEqual(mean);
    expect((await stage.ask(null, 'GET', `/enti/${ENTE_B}`)).body.reviews.count).toBe(0);
    const { items } = (await stage.ask(null, 'GET', '/services')).body;
    const byEnte = Object.fromEntries(items.map(({ ente, reviews }: Json) => [ente.id, reviews]));
    expect([byEnte[ENTE_A], byEnte[ENTE_B]]).toEqual([mean, { count: 0, average: null }]);
    const { body } = await stage.ask(null, 'GET', `/services/${items.find(({ ente }: Json) => ente.id === ENTE_A).id}`); // prettier-ignore
    expect(body.reviews).toEqual(mean);
    const [{ id }] = (await stage.ask('citizen', 'GET', '/pratiche')).body.items;
    const offers = (await stage.ask('citizen', 'GET', `/pratiche/${id}/offers`)).body.items;
    expect(offers.map(({ reviews }: Json) => reviews)).toEqual([mean]);
  });

  test('is walked through page by page, the latest first, word by word as it was written', async () => {
    const [whole, seen] = [(await open('?limit=50')).items, [] as Json[]];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Json = await open(`?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items);
      cursor = page.next;
    }
    expect(seen).toEqual(whole);
    expect(whole[0].text).toBe('<script>alert(1)</script> & «brava»');
    expect(Object.keys(whole[0]).sort()).toEqual(['answer', 'clarity', 'id', 'kindness', 'publishedAt', 'punctuality', 'stars', 'text']); // prettier-ignore
    expect((await stage.ask(null, 'GET', `/enti/${ENTE_A}/reviews?cursor=x`)).status).toBe(422);
    expect((await stage.ask(null, 'GET', `/enti/${randomUUID()}/reviews`)).status).toBe(404);
    const there = `/enti/${ENTE_A}/reviews?comune=sesto-san-giovanni`;
    expect((await stage.ask(null, 'GET', there)).status).toBe(404);
  });

  test('never holds what enti wrote', async () => {
    const { items } = await open('?limit=50');
    const { rows } = await sql<Json>`select count(*)::int as n from review where author_side = 'citizen'`.execute(behind); // prettier-ignore
    expect(items).toHaveLength(rows[0].n);
  });
});

describe('An ente answers', () => {
  test('once, where everybody reads it, and the citizen is told', async () => {
    const { id, reviewId } = await published();
    const key = randomUUID();
    const done = await answer('ente', reviewId, ' Grazie ', key);
    expect([done.status, done.body.answer.text]).toEqual([200, 'Grazie']);
    expect((await answer('ente', reviewId, ' Grazie ', key)).body).toEqual(done.body);
    const again = await answer('colleague', reviewId);
    expect([again.status, again.body.code]).toEqual([409, 'review-answered']);
    expect((await open()).items[0].answer.text).toBe('Grazie');
    const told =
      await sql<Json>`select outbox.audience from outbox join event on event.id = event_id
      where event.pratica_id = ${id} and event.kind = 'reviewAnswered'`.execute(behind);
    expect(told.rows).toEqual([{ audience: 'citizen' }]);
    const [{ reviews }] = (await read('citizen', id)).items;
    expect(reviews.find(({ side }: Json) => side === 'citizen').answer.text).toBe('Grazie');
  });

  test('of two answers at once one is heard', async () => {
    const { reviewId } = await published();
    const both = await Promise.all([answer('ente', reviewId), answer('colleague', reviewId)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('nobody else does, nor before it is published, nor to its own, nor without words', async () => {
    const { id, reviewId } = await published();
    const blind = await asked();
    await write('citizen', blind);
    const [unseen] = (await read('admin', blind)).items[0].reviews;
    const own = (await read('ente', id)).items[0].reviews.find(({ side }: Json) => side === 'ente');
    const refusals = [
      [await answer('rival', reviewId), 404, 'not-found'],
      [await answer('enteElsewhere', reviewId), 404, 'not-found'],
      [await answer('ente', unseen.id), 404, 'not-found'],
      [await answer('ente', own.id), 404, 'not-found'],
      [await answer('ente', randomUUID()), 404, 'not-found'],
      [await answer('citizen', reviewId), 403, 'forbidden'],
      [await answer('admin', reviewId), 403, 'forbidden'],
      [await answer('ente', reviewId, '  '), 422, 'invalid'],
    ] as const;
    for (const [{ status, body }, expected, code] of refusals) expect([status, body.code]).toEqual([expected, code]); // prettier-ignore
  });
});

describe('The office', () => {
  test('hides a review and shows it again: each act is kept, with its reason, and its writer told', async () => {
    const { id, reviewId } = await published(1, 'La signora Rossi di via Capuana');
    const before = await open('?limit=50');
    const hidden = await moderate('admin', reviewId, 'hide');
    expect(hidden.body).toMatchObject({ isHidden: true, text: 'La signora Rossi di via Capuana', moderations: [{ act: 'hide', by: 'Carla Neri' }] }); // prettier-ignore
    const after = await open('?limit=50');
    expect(after).toMatchObject({ hidden: 1, mean: { count: before.mean.count - 1 } });
    expect(after.items.some((each: Json) => each.id === reviewId)).toBe(false);
    const of = async (who: Name) => (await read(who, id)).items[0].reviews.find(({ side }: Json) => side === 'citizen'); // prettier-ignore
    expect(await of('ente')).toBeUndefined();
    expect((await of('citizen')).moderations).toEqual([
      { act: 'hide', reason: 'Contiene un nome', at: expect.any(String), by: null },
    ]);
    const told =
      await sql<Json>`select outbox.audience, event.reason from outbox join event on event.id = event_id
      where event.pratica_id = ${id} and event.kind = 'reviewHidden'`.execute(behind);
    expect(told.rows).toEqual([{ audience: 'citizen', reason: 'Contiene un nome' }]);

    expect((await moderate('secondAdmin', reviewId, 'hide')).body.code).toBe('review-moderated');
    expect((await moderate('secondAdmin', reviewId, 'show', 'Era un errore')).status).toBe(200);
    expect((await open('?limit=50')).mean).toEqual(before.mean);
    expect((await of('admin')).moderations.map(({ act }: Json) => act)).toEqual(['hide', 'show']);
  });

  test('of two who hide at once one does', async () => {
    const { reviewId } = await published();
    const both = await Promise.all([moderate('admin', reviewId, 'hide'), moderate('secondAdmin', reviewId, 'hide')]); // prettier-ignore
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { hidden } = await open();
    expect(hidden).toBe(1);
    expect((await moderate('admin', reviewId, 'show')).status).toBe(200);
  });

  test('alone moderates, and never without a reason', async () => {
    const { reviewId } = await published();
    const refusals = [
      [await moderate('admin', reviewId, 'hide', ' '), 422, 'reason-required'],
      [await moderate('admin', reviewId, 'drop'), 422, 'invalid'],
      [await moderate('ente', reviewId, 'hide'), 403, 'forbidden'],
      [await moderate('citizen', reviewId, 'hide'), 403, 'forbidden'],
      [await moderate('auditor', reviewId, 'hide'), 403, 'forbidden'],
      [await moderate('adminElsewhere', reviewId, 'hide'), 404, 'not-found'],
    ] as const;
    for (const [{ status, body }, expected, code] of refusals) expect([status, body.code]).toEqual([expected, code]); // prettier-ignore
  });

  test('reads all of its comune, an ente its own and those about it', async () => {
    const list = async (who: Name, more = '') => (await stage.ask(who, 'GET', `/reviews${more}`)).body; // prettier-ignore
    const whole = (await list('admin', '?limit=100')).items;
    expect(whole.map(({ side }: Json) => side)).toEqual(expect.arrayContaining(['citizen', 'ente'])); // prettier-ignore
    const [first] = (await list('admin', '?limit=1')).items;
    expect(first).toMatchObject({ number: expect.stringMatching(/^MI-R-/), ente: { id: ENTE_A } });
    const { next } = await list('admin', '?limit=1');
    expect((await list('admin', `?limit=1&cursor=${next}`)).items[0].id).toBe(whole[1].id);
    const about = (await list('ente', '?side=citizen&limit=100')).items;
    expect(about.every(({ publishedAt, by }: Json) => publishedAt !== null && by === null)).toBe(true); // prettier-ignore
    expect((await list('rival', '?limit=100')).items).toEqual([]);
    expect((await list('adminElsewhere', '?limit=100')).items).toEqual([]);
    expect((await stage.ask('citizen', 'GET', '/reviews')).status).toBe(403);
    expect((await list('auditor', '?hidden=true')).items).toEqual([]);
  });
});
