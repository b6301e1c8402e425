import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Name, openApi } from '../testing.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => void (stage = await openApi({} as never)), 120_000);
afterAll(() => stage?.close());

async function search(path: string, said: string, who: Name = 'admin') {
  const headers = { authorization: await stage.bearer(who), 'wemi-search': said };
  const { statusCode: status, payload } = await stage.app.inject({ method: 'GET', url: `/api${path}`, headers }); // prettier-ignore
  return { status, body: JSON.parse(payload) };
}

describe('What is searched for', () => {
  it.each(['/pratiche', '/tasks', '/admin/mandates'])('may come in a header, for %s', async (path) => {
    expect((await search(path, encodeURIComponent('Niccolò d’Àvila'))).body.items).toEqual([]);
  }); // prettier-ignore

  it('is the same as in the address, for citizens', async () => {
    const { body: me } = await stage.ask('citizen', 'GET', '/me');
    const name = encodeURIComponent(me.name);
    const inHeader = await search('/sportello/citizens', name, 'sportello');
    expect(inHeader.body).toEqual((await stage.ask('sportello', 'GET', `/sportello/citizens?q=${name}`)).body); // prettier-ignore
    expect(inHeader.body.items.length).toBeGreaterThan(0);
  });

  it('is judged like in the address: its length, how it is written, and whether the list takes one', async () => {
    expect(await search('/pratiche', 'x'.repeat(61))).toMatchObject({ status: 422, body: { errors: [{ pointer: '/q' }] } }); // prettier-ignore
    expect(await search('/pratiche', '%E0%A4%A')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/q' }] } }); // prettier-ignore
    expect((await search('/tickets', 'Anna')).status).toBe(422);
    for (const path of ['/pratiche', '/tasks', '/admin/mandates'])
      expect([path, (await search(path, 'Anna%00')).status]).toEqual([path, (await stage.ask('admin', 'GET', `${path}?q=Anna%00`)).status]);
    expect((await search('/pratiche', 'Anna%00')).status).toBeLessThan(500);
  }); // prettier-ignore
});
