import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ENTE1 } from '../../workflows/pratica/testing.ts';
import type { Json, Name } from '../testing.ts';
import { type Archive, openArchive } from './testing.ts';

let archive: Archive;
const opened: string[] = [];
beforeAll(async () => {
  archive = await openArchive();
  for (let day = 1; day <= 12; day += 1) {
    const at = `2026-09-${String(day).padStart(2, '0')}T08:00:00.000Z`;
    opened.push((await archive.begin(at)).pratica.id);
  }
}, 120_000);
afterAll(() => archive?.close(), 60_000);

const SEPTEMBER = { from: '2026-09-01', until: '2026-09-30' };
const drawAs = (body: object, { who = 'auditor' as Name, key = randomUUID() } = {}) =>
  archive.ask(who, 'POST', '/audit/samples', body, key);
const idsOf = (body: Json) => (body.items as Json[]).map(({ id }) => id as string);

describe('A random sample', () => {
  test('is the same for the same seed and filters, and another for another seed', async () => {
    const asked = { ...SEPTEMBER, size: 5, seed: 'estratto al protocollo 4711' };
    const [one, two] = [await drawAs(asked), await drawAs(asked, { who: 'admin' })];
    expect(one.status).toBe(201);
    expect(one.body).toMatchObject({
      population: 12,
      size: 5,
      seed: asked.seed,
      isRepeatable: true,
    });
    expect(new Set(idsOf(one.body)).size).toBe(5);
    expect(idsOf(two.body)).toEqual(idsOf(one.body));
    const other = await drawAs({ ...asked, seed: 'un altro' });
    expect(idsOf(other.body)).not.toEqual(idsOf(one.body));
    const larger = await drawAs({ ...asked, size: 8 });
    expect(idsOf(larger.body).slice(0, 5)).toEqual(idsOf(one.body));
  });

  test('comes by a seed of chance when none is given, and reaches everyone', async () => {
    const seen = new Set<string>();
    const seeds = new Set<string>();
    for (let n = 0; n < 12; n += 1) {
      const { body } = await drawAs({ ...SEPTEMBER, size: 4 });
      seeds.add(body.seed);
      for (const id of idsOf(body)) seen.add(id);
    }
    expect(seeds.size).toBe(12);
    // Twelve draws of a third leave one out with a chance of 1 in 130 each: ten is safe.
    expect(seen.size).toBeGreaterThan(9);
  });

  test('is of the days, type and ente asked for', async () => {
    const few = await drawAs({ from: '2026-09-03', until: '2026-09-04', size: 500 });
    expect([few.body.population, idsOf(few.body).sort()]).toEqual([2, opened.slice(2, 4).sort()]);
    const ofType = await drawAs({
      ...SEPTEMBER,
      size: 500,
      type: 'assistenza-persona',
      enteId: ENTE1,
    });
    expect(ofType.body.population).toBe(12);
    const none = await drawAs({ ...SEPTEMBER, size: 1, enteId: randomUUID() });
    expect([none.body.population, none.body.items]).toEqual([0, []]);
  });

  test('is kept with who drew it and when, and given out again', async () => {
    const { body } = await drawAs({ ...SEPTEMBER, size: 3, seed: 'tenuto' });
    const { body: list } = await archive.ask('admin', 'GET', '/audit/samples?limit=1');
    expect(list.items).toMatchObject([{ id: body.id, seed: 'tenuto', drawnBy: 'Persona 6666', ...SEPTEMBER }]); // prettier-ignore
    const next = await archive.ask('admin', 'GET', `/audit/samples?limit=1&cursor=${list.next}`);
    expect(next.body.items[0].id).not.toBe(body.id);
    expect((await archive.ask('admin', 'GET', `/audit/samples/${body.id}`)).body).toEqual(body);
  });

  test('is one draw for one key, and another request under it is refused', async () => {
    const key = randomUUID();
    const [one, two] = [await drawAs({ ...SEPTEMBER, size: 3 }, { key }), await drawAs({ ...SEPTEMBER, size: 3 }, { key })]; // prettier-ignore
    expect(two.body).toEqual(one.body);
    const { status, body } = await drawAs({ ...SEPTEMBER, size: 4 }, { key });
    expect([status, body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  test('says when it would come out otherwise by now', async () => {
    const { body } = await drawAs({ ...SEPTEMBER, size: 3, seed: 'x' });
    const late = await archive.begin('2026-09-20T08:00:00.000Z');
    expect(late.pratica.state).toBe('offer');
    const again = await archive.ask('auditor', 'GET', `/audit/samples/${body.id}`);
    expect(again.body).toMatchObject({ items: body.items, isRepeatable: false });
  });

  test.each([
    [{ ...SEPTEMBER, size: 0 }, '/size'],
    [{ ...SEPTEMBER, size: 501 }, '/size'],
    [{ ...SEPTEMBER, size: 5, seed: ' ' }, '/seed'],
    [{ from: '2026-09-01', until: '2199-01-01', size: 5 }, '/until'],
    [{ from: '2026-09-02', until: '2026-09-01', size: 5 }, '/until'],
  ])('refuses %j', async (asked, pointer) => {
    const { status, body } = await drawAs(asked);
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  test('is for auditors and administrators of the comune', async () => {
    const { body } = await drawAs({ ...SEPTEMBER, size: 3 });
    for (const who of ['citizen', 'ente', 'sportello', 'operator'] as const) {
      expect((await drawAs({ ...SEPTEMBER, size: 3 }, { who })).status).toBe(403);
      expect((await archive.ask(who, 'GET', `/audit/samples/${body.id}`)).status).toBe(403);
    }
    const elsewhere = await archive.ask('auditorElsewhere', 'GET', `/audit/samples/${body.id}`);
    expect(elsewhere.status).toBe(404);
    expect((await archive.ask('auditorElsewhere', 'GET', '/audit/samples')).body.items).toEqual([]);
  });
});
