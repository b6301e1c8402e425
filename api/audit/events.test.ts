import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { foundIds } from '../../db/audit/search-events.ts';
import { asActor, type Trx } from '../../db/connect.ts';
import { plantHistories } from '../../db/testing-histories.ts';
import { OFFERED } from '../../db/testing-walk.ts';
import { ADMIN, command, ENTE1, member } from '../../workflows/pratica/testing.ts';
import type { Json, Name } from '../testing.ts';
import { type Archive, openArchive } from './testing.ts';

let archive: Archive;
let first: string;
let second: string;
beforeAll(async () => {
  archive = await openArchive();
  const one = await archive.begin('2026-10-05T08:00:00.000Z');
  const validUntil = '2027-12-31T22:59:59.000Z';
  await one.send(
    command('submitOffer', member(ENTE1), { facts: { offerId: randomUUID(), validUntil } }),
    { payload: OFFERED },
  );
  await one.send(command('withdraw', ADMIN, { onBehalfOf: { role: 'citizen' } }), {
    at: '2026-10-06T22:30:00.000Z',
    reason: 'Al telefono: =1+1',
  });
  const two = await archive.begin('2026-10-20T08:00:00.000Z');
  [first, second] = [one.pratica.id, two.pratica.id];
}, 120_000);
afterAll(() => archive?.close(), 60_000);

async function search(query: string, who: Name = 'auditor') {
  const { status, body } = await archive.ask(who, 'GET', `/audit/events?${query}`);
  return { status, body, kinds: (body.items as Json[] | undefined)?.map(({ kind }) => kind) };
}

describe('The search across cases', () => {
  test('finds every act of the comune, newest first, and whose pratica it is of', async () => {
    const { kinds, body } = await search('');
    expect(kinds).toEqual(['request', 'withdraw', 'submitOffer', 'request']);
    expect(body).toMatchObject({ count: 4, countCapped: false, next: null });
    expect(body.items[1]).toMatchObject({
      pratica: { id: first, number: expect.stringMatching(/^MI-2026-\d{6}$/) },
      actor: { role: 'admin', name: 'Carla Neri' },
      onBehalfOf: { role: 'citizen', name: 'Anna Ferrari' },
      reason: 'Al telefono: =1+1',
    });
  });

  test.each([
    ['actor=carla', ['withdraw']],
    ['actor=Ferrari%20Anna', ['request', 'request']],
    ['actor=nessuno', []],
    ['role=ente', ['submitOffer']],
    ['kind=withdraw', ['withdraw']],
    ['kind=nothing', []],
    ['state=withdrawn', ['withdraw']],
    ['state=offer', ['request', 'request']],
    [`enteId=${ENTE1}`, ['submitOffer']],
    ['onBehalf=true', ['withdraw']],
    ['onBehalf=false', ['request', 'withdraw', 'submitOffer', 'request']],
    ['from=2026-10-06', ['request', 'withdraw']],
    ['until=2026-10-06', ['submitOffer', 'request']],
    // Half past midnight in Rome: the day of the comune, not of Greenwich.
    ['from=2026-10-07&until=2026-10-07', ['withdraw']],
    ['number=MI-2026', ['request', 'withdraw', 'submitOffer', 'request']],
    ['number=999999', []],
    ['actor=ferrari&kind=request&until=2026-10-10', ['request']],
  ])('by %s finds %j', async (query, expected) => {
    const { kinds, body } = await search(query);
    expect([kinds, body.count]).toEqual([expected, expected.length]);
  });

  test('finds what was done on one pratica by its number', async () => {
    const number = (await search('')).body.items[0].pratica.number as string;
    const { body } = await search(`number=${number}`);
    expect(body.items.map(({ pratica }: Json) => pratica.id)).toEqual([second]);
    expect((await search(`number=${Number(number.slice(-6))}`)).body.items).toHaveLength(1);
  });

  test.each(['', 'actor=ferrari&', 'kind=request&', 'number=MI&'])(
    'goes through its pages by key: %s',
    async (query) => {
      const whole = (await search(query)).body.items as Json[];
      const seen: Json[] = [];
      let cursor = '';
      do {
        const { body } = await search(`${query}limit=1${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items);
        cursor = body.next ?? '';
      } while (cursor);
      expect(seen).toEqual(whole);
    },
  );

  test.each([
    ['actor=ab', '/actor'],
    ['from=2026-10-02&until=2026-10-01', '/until'],
    ['cursor=x', '/cursor'],
    [`cursor=${Buffer.from('["2026-10-01T00:00:00.000Z","x"]').toString('base64url')}`, '/cursor'],
    ['state=elsewhere', '/state'],
    ['kind=%27%3B', '/kind'],
    ['enteId=1', '/enteId'],
    ['limit=501', '/limit'],
    ['from=2026-02-30', '/from'],
  ])('says what is wrong with %s', async (query, pointer) => {
    const { status, body } = await search(query);
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  test.each(['citizen', 'ente', 'operator', 'sportello'] as const)(
    'is not for the %s',
    async (who) => {
      expect((await search('', who)).status).toBe(403);
    },
  );

  test('shows another comune nothing', async () => {
    expect((await search('', 'auditorElsewhere')).body).toMatchObject({ items: [], count: 0 });
    expect((await search('actor=ferrari', 'adminElsewhere')).body.items).toEqual([]);
  });
});

describe('Among many events', () => {
  const AUDITOR = { comuneId: 'milano', role: 'auditor' };
  type Query = Pick<ReturnType<typeof foundIds>, 'explain'>;
  const plansOf = (queries: (trx: Trx) => Query[]) =>
    asActor(archive.db, AUDITOR, async (trx) => {
      const plans = [];
      for (const query of queries(trx)) {
        plans.push((await query.explain()).map((row) => Object.values(row)[0]).join('\n'));
      }
      return plans;
    });
  /** As `findStanding` asks on every command. */
  const newsOf = (trx: Trx, id: string) =>
    trx
      .selectFrom('event')
      .select('id')
      .where('praticaId', '=', id)
      .where('seq', '>', 1)
      .where('version', '>', 1);
  beforeAll(async () => {
    await plantHistories(archive.adminUrl, { comuneId: 'milano', pratiche: 2_000, eventsEach: 8 });
  }, 120_000);

  test('a command’s check still goes by its pratica, on young statistics and on old ones', async () => {
    for (const isYoung of [true, false]) {
      if (!isYoung) await archive.analyze();
      const [plan] = await plansOf((trx) => [newsOf(trx, first)]);
      expect(plan).toMatch(/Scan (using|on) event_pratica_id_seq_key/);
      expect(plan).not.toMatch(/event_(by|on)_/);
    }
  });

  test('the list is read in its order, not gathered and sorted', async () => {
    await archive.analyze();
    const searches = [
      {},
      { from: '2026-10-01T00:00:00.000Z' },
      { kind: 'request' },
      { onBehalf: true },
    ];
    const plans = await plansOf((trx) =>
      searches.map((search) => foundIds(trx, search, { limit: 51 })),
    );
    for (const plan of plans) {
      expect(plan).toMatch(/Index (Only )?Scan using event_(by_time|by_kind|on_behalf)/);
      expect(plan).not.toContain('Sort');
    }
  });

  test('counts no further than a thousand', async () => {
    expect((await search('')).body).toMatchObject({ count: 1000, countCapped: true });
  });
});
