import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { type Json, type Name, openApi } from '../testing.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['ente', 'colleague', 'rival', 'admin', 'secondAdmin'] as const)
    await stage.ask(who, 'GET', '/me');
}, 180_000);
afterAll(() => stage?.close());

const HOURS = {
  title: 'Orari',
  textIt: 'Rispondiamo entro due giorni.',
  textEn: 'Within two days.',
};
const list = async (who: Name): Promise<Json[]> => (await stage.ask(who, 'GET', '/canned-answers')).body.items; // prettier-ignore

test('A canned answer is shared among colleagues, and nobody else’s', async () => {
  const key = randomUUID();
  const { status, body } = await stage.ask('ente', 'POST', '/canned-answers', HOURS, key);
  expect([status, body.version]).toEqual([201, 1]);
  expect((await stage.ask('ente', 'POST', '/canned-answers', HOURS, key)).body).toEqual(body);
  expect(await list('colleague')).toEqual([body]);
  for (const who of ['rival', 'admin'] as const) expect(await list(who)).toEqual([]);
  for (const who of ['rival', 'admin'] as const) {
    expect((await stage.ask(who, 'PUT', `/canned-answers/${body.id}`, HOURS)).status).toBe(404);
    expect((await stage.ask(who, 'DELETE', `/canned-answers/${body.id}`)).status).toBe(404);
  }
  for (const who of ['citizen', 'sportello', 'operator', 'auditor'] as const)
    expect((await stage.ask(who, 'GET', '/canned-answers')).status).toBe(403);
});

test('A change is a new version; what was said before stays written', async () => {
  const { id } = (await stage.ask('admin', 'POST', '/canned-answers', HOURS)).body;
  const changed = { ...HOURS, textIt: 'Rispondiamo in giornata.', textEn: null };
  const change = () => stage.ask('secondAdmin', 'PUT', `/canned-answers/${id}`, changed);
  expect((await change()).body).toMatchObject({ id, version: 2, ...changed });
  expect((await change()).body.version).toBe(2);
  expect((await stage.ask('admin', 'DELETE', `/canned-answers/${id}`)).status).toBe(204);
  expect((await stage.ask('admin', 'DELETE', `/canned-answers/${id}`)).status).toBe(404);
  expect(await list('admin')).toEqual([]);
  const kept = await asSystem(stage.db, 'milano', (trx) =>
    trx.selectFrom('cannedAnswer').select(['version', 'textIt', 'isGone']).where('id', '=', id).orderBy('version').execute(),
  ); // prettier-ignore
  expect(kept).toEqual([
    { version: 1, textIt: HOURS.textIt, isGone: false },
    { version: 2, textIt: changed.textIt, isGone: false },
    { version: 3, textIt: changed.textIt, isGone: true },
  ]);
});

test.each([
  ['title', { ...HOURS, title: ' ' }],
  ['textIt', { ...HOURS, textIt: '' }],
  ['textEn', { ...HOURS, textEn: 'a'.repeat(5_001) }],
])('A canned answer without a good %s is refused there', async (field, body) => {
  const answer = await stage.ask('admin', 'POST', '/canned-answers', body);
  expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, `/${field}`]);
});
