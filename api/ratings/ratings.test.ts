import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { connect } from '../../db/connect.ts';
import { connectPratiche, type Pratiche } from '../../temporal/client.ts';
import { type Name, openApi, type Stage } from '../testing.ts';

let stage: Stage;
let pratiche: Pratiche;
beforeAll(async () => {
  pratiche = connectPratiche({ address: '127.0.0.1:9' });
  stage = await openApi(pratiche);
});
afterAll(async () => {
  await stage?.close();
  await pratiche?.close();
});

let address = 0;
/** Each from an address of its own, unless it says from which. */
async function rate(body: object, { key = randomUUID() as string, from = '' } = {}) {
  address += 1;
  const answer = await stage.app.inject({
    method: 'POST',
    url: '/api/service-ratings',
    remoteAddress: from || `198.51.100.${address % 250}`,
    headers: key ? { 'idempotency-key': key } : {},
    payload: { subject: 'platform', stars: 5, options: [], ...body },
  });
  return { status: answer.statusCode, code: answer.body ? answer.json().code : undefined };
}
const list = async (who: Name, more = '') =>
  (await stage.ask(who, 'GET', `/service-ratings${more}`)).body;

describe('How easy WeMi was', () => {
  test('is said by anybody, once for each key, and nothing is kept of who said it', async () => {
    const key = randomUUID();
    const body = { stars: 2, options: ['hard-words', 'too-long'], text: '  <b>Lungo</b> ' };
    expect((await rate(body, { key })).status).toBe(204);
    expect((await rate(body, { key })).status).toBe(204);
    const { items, count } = await list('admin');
    expect(count).toBe(1);
    expect(items).toEqual([{ id: expect.any(String), subject: 'platform', page: null, stars: 2, options: ['hard-words', 'too-long'], text: '<b>Lungo</b>', at: expect.any(String) }]); // prettier-ignore
    const behind = connect(stage.adminUrl, { max: 1 });
    const { rows } = await sql<{
      columnName: string;
    }>`select column_name from information_schema.columns
      where table_name = 'service_rating' order by 1`.execute(behind);
    await behind.destroy();
    expect(rows.map(({ columnName }) => columnName)).toEqual(['at', 'comune_id', 'id', 'options', 'page', 'stars', 'subject', 'text']); // prettier-ignore
  });

  test.each([
    ['a difficulty with five stars', { stars: 5, options: ['hard-words'] }],
    ['a strength with three', { stars: 3, options: ['quick'] }],
    ['no stars', { stars: 0 }],
    ['six', { stars: 6 }],
    ['an answer that is none', { options: ['free'] }],
    ['the same twice', { options: ['quick', 'quick'] }],
    ['more text than fits', { text: 'a'.repeat(1001) }],
    ['of nothing known', { subject: 'weather' }],
    ['with a name', { name: 'Anna' }],
    ['of a page without saying which', { subject: 'page' }],
    ['of a page that is not what was used', { subject: 'payment', page: '/aiuto' }],
    [
      'with the answers to another question',
      { subject: 'page', page: '/aiuto', options: ['quick'] },
    ],
    ['with an answer on pages', { options: ['clear'] }],
    ['of what is somebody’s own', { subject: 'page', page: '/pratiche/a1' }],
    ['with what was asked for', { subject: 'page', page: '/servizi?q=anna' }],
    ['of another place', { subject: 'page', page: '//elsewhere.example' }],
  ])('is not said with %s', async (_what, body) => {
    expect(await rate(body)).toEqual({ status: 422, code: 'invalid' });
  });

  test('is not said without a key, nor in a flood from one address', async () => {
    expect((await rate({}, { key: '' })).code).toBe('idempotency-key-missing');
    const flood = [];
    for (let n = 0; n < 11; n += 1) flood.push((await rate({}, { from: '203.0.113.7' })).status);
    expect(flood).toEqual([...Array(10).fill(204), 429]);
    expect((await rate({}, { from: '203.0.113.8' })).status).toBe(204);
  });

  test('is told to the office as it is spread, and what was said most', async () => {
    await rate({ subject: 'payment', stars: 1, options: ['went-wrong'] });
    await rate({ subject: 'payment', stars: 4, options: ['quick'] });
    await rate({ subject: 'payment', stars: 4, options: ['quick', 'clear-steps'] });
    expect(await list('auditor', '?subject=payment&limit=2')).toMatchObject({
      count: 3,
      average: 3,
      distribution: [1, 0, 0, 2, 0],
      options: [{ option: 'quick', count: 2 }, { option: 'clear-steps', count: 1 }, { option: 'went-wrong', count: 1 }],
      next: expect.any(String),
    }); // prettier-ignore
    expect((await list('adminElsewhere')).count).toBe(0);
    for (const who of ['citizen', 'ente', 'sportello'] as const)
      expect((await stage.ask(who, 'GET', '/service-ratings')).status).toBe(403);
  });

  test('tells which pages are least clear', async () => {
    const say = (page: string, stars: number, options: string[] = []) =>
      rate({ subject: 'page', page, stars, options });
    for (const [page, stars] of [
      ['/', 5],
      ['/aiuto', 2],
      ['/aiuto', 3],
      ['/servizi/a1-b2', 4],
    ] as const)
      expect((await say(page, stars)).status).toBe(204);
    await say('/', 3, ['unclear', 'other-difficulty']);
    const found = await list('auditor', '?subject=page');
    expect(found.pages).toEqual([
      { page: '/aiuto', count: 2, average: 2.5 },
      { page: '/', count: 2, average: 4 },
      { page: '/servizi/a1-b2', count: 1, average: 4 },
    ]);
    expect(found.items[0]).toMatchObject({ subject: 'page', page: '/' });
    expect(found.options.map(({ option }: { option: string }) => option)).toEqual(['other-difficulty', 'unclear']); // prettier-ignore
    expect((await list('auditor')).pages).toEqual([]);
    expect((await list('adminElsewhere', '?subject=page')).pages).toEqual([]);
  });

  test('leaves as a sheet, with what could be a formula made harmless', async () => {
    await rate({ subject: 'request', stars: 5, text: '=1+1' });
    const headers = { authorization: await stage.bearer('admin') };
    const url = '/api/service-ratings.csv?subject=request';
    const { statusCode, body } = await stage.app.inject({ url, headers });
    const [heads, row] = body.replace('\uFEFF', '').trim().split('\r\n');
    expect([statusCode, heads]).toEqual([
      200,
      '"Quando";"Dopo";"Pagina";"Stelle";"Risposte";"Commento"',
    ]);
    expect(row).toContain(`;"request";"";"5";"";"'=1+1"`);
  });
});
