import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { asSystem, connect } from '../../db/connect.ts';
import { type Json, type Name, openApi, type Stage } from '../testing.ts';

const SAID = {
  ...{ titleIt: 'Orari di agosto', titleEn: '', summaryIt: 'Chiusi a Ferragosto', summaryEn: '' },
  ...{ textIt: '# Quando\n\nIl **15** <b>no</b>.', textEn: '', position: 10 },
};
let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['admin', 'secondAdmin', 'auditor', 'adminElsewhere'] as const)
    await stage.ask(who, 'GET', '/me');
}, 120_000);
afterAll(() => stage?.close(), 60_000);

const write = (slug: string, expectedVersion: number, more: object = {}, who: Name = 'admin', key = randomUUID()) =>
  stage.ask(who, 'POST', `/office/content/page/${slug}/versions`, { said: SAID, state: 'published', expectedVersion, ...more }, key); // prettier-ignore
const live = (slug: string, kind = 'page') => stage.ask(null, 'GET', `/content/${kind}/${slug}`);
const inMinutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();

describe('A content', () => {
  test('is written by administrators, and read by the office', async () => {
    for (const who of ['citizen', 'ente', 'sportello', 'operator'] as const) {
      expect((await stage.ask(who, 'GET', '/office/content')).status).toBe(403);
      expect((await stage.ask(who, 'POST', '/office/content/preview', { text: 'a' })).status).toBe(403);
      expect((await write('vietato', 0, {}, who)).status).toBe(403);
    }
    expect((await write('vietato', 0, {}, 'auditor')).status).toBe(403);
    expect((await stage.ask('auditor', 'GET', '/office/content')).status).toBe(200);
    expect((await stage.ask('auditor', 'GET', '/office/content/page/vietato')).status).toBe(404);
  }); // prettier-ignore

  test('is nobody’s to read as a draft, and everybody’s once it is published', async () => {
    expect((await write('orari', 0, { state: 'draft' })).body).toMatchObject({ version: 1, liveVersion: null });
    expect((await live('orari')).status).toBe(404);
    const { status, body } = await write('orari', 1);
    expect([status, body.liveVersion, body.untranslated]).toEqual([201, 2, ['titleEn', 'summaryEn', 'textEn']]);
    expect((await live('orari')).body).toMatchObject({
      titleIt: 'Orari di agosto',
      titleEn: 'Orari di agosto',
      htmlIt: '<h2>Quando</h2>\n<p>Il <strong>15</strong> &lt;b&gt;no&lt;/b&gt;.</p>',
      translated: false,
    });
    const later = { ...SAID, titleIt: 'Orari di settembre' };
    await write('orari', 2, { state: 'draft', said: later });
    expect((await live('orari')).body.titleIt).toBe('Orari di agosto');
    expect((await stage.ask('admin', 'GET', '/office/content')).body.items).toContainEqual(
      expect.objectContaining({ slug: 'orari', titleIt: 'Orari di settembre', state: 'draft', version: 3, liveVersion: 2, planned: null, writtenBy: 'Carla Neri' }),
    );
  }); // prettier-ignore

  test('keeps every version, goes back to an old one as a new one, and is taken away', async () => {
    const { versions } = (await stage.ask('auditor', 'GET', '/office/content/page/orari')).body;
    expect(versions.map(({ version }: Json) => version)).toEqual([3, 2, 1]);
    await write('orari', 3, { said: versions[2].said });
    expect((await live('orari')).body.titleIt).toBe('Orari di agosto');
    expect((await write('orari', 4, { state: 'retired' })).body.liveVersion).toBeNull();
    expect((await live('orari')).status).toBe(404);
    expect((await stage.ask('admin', 'GET', '/office/content/page/orari')).body.versions).toHaveLength(5);
    expect((await write('mai-vista', 0, { state: 'retired' })).status).toBe(404);
  }); // prettier-ignore

  test('is not written over by a second editor who has not seen the first', async () => {
    await write('due', 0);
    const first = await write('due', 1, { said: { ...SAID, titleIt: 'Del primo' } });
    const second = await write('due', 1, { said: { ...SAID, titleIt: 'Del secondo' } }, 'secondAdmin'); // prettier-ignore
    expect([first.status, second.status, second.body.code]).toEqual([201, 409, 'content-changed']);
    expect(second.body.detail).toBe('Carla Neri ha salvato la versione 2.');
    const { versions } = (await stage.ask('secondAdmin', 'GET', '/office/content/page/due')).body;
    expect(versions.map(({ said }: Json) => said.titleIt)).toEqual(['Del primo', SAID.titleIt]);
  });

  test('is one version of two that were sent at once', async () => {
    await write('insieme', 0);
    const sent = await Promise.all(['admin', 'secondAdmin', 'admin', 'secondAdmin'].map((who) => write('insieme', 1, {}, who as Name))); // prettier-ignore
    expect(sent.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  test('is one version for one command, sent twice', async () => {
    const key = randomUUID();
    const sent = [await write('ripetuta', 0, {}, 'admin', key), await write('ripetuta', 0, {}, 'admin', key)]; // prettier-ignore
    expect(sent.map(({ status, body }) => [status, body.version])).toEqual([[201, 1], [201, 1]]); // prettier-ignore
    const other = await write('ripetuta', 0, { said: { ...SAID, position: 1 } }, 'admin', key);
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  test.each([
    ['another moment', { publishAt: inMinutes(60) }, { publishAt: inMinutes(90) }],
    ['a moment instead of at once', {}, { publishAt: inMinutes(60) }],
    ['at once instead of a moment', { publishAt: inMinutes(60) }, {}],
    ['another version to build on', { state: 'draft' }, { state: 'draft', expectedVersion: 1 }],
  ])('refuses the same command with %s', async (_what, first, second) => {
    const key = randomUUID();
    const slug = `chiave-${key.slice(0, 8)}`;
    const sent = [first, first, second].map((more) => () => write(slug, 0, more, 'admin', key));
    const answers = [];
    for (const send of sent) answers.push(await send());
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 422]);
    expect(answers[2]!.body.code).toBe('idempotency-key-reused');
  });

  test.each([
    [{ said: { ...SAID, titleIt: ' ' } }, '/said/titleIt'],
    [{ said: { ...SAID, textIt: '' } }, '/said/textIt'],
    [{ publishAt: '2020-01-01T00:00:00Z' }, '/publishAt'],
    [{ state: 'draft', publishAt: '2099-01-01T00:00:00Z' }, '/publishAt'],
    [{ said: { ...SAID, titleIt: 'x'.repeat(121) } }, '/said/titleIt'],
  ])('is refused with the field that is wrong: %j', async (more, pointer) => {
    const { status, body } = await write('sbagliata', 0, more);
    expect([status, body.errors.map((error: Json) => error.pointer)]).toEqual([422, [pointer]]);
  });

  test('comes by itself at its moment, and what stood before stays until then', async () => {
    await write('prima', 0);
    const { body } = await write('prima', 1, { said: { ...SAID, titleIt: 'Dopo' }, publishAt: inMinutes(30) }); // prettier-ignore
    expect([body.version, body.liveVersion, body.planned?.state]).toEqual([2, 1, 'published']);
    await write('prima', 2, { state: 'draft' });
    const listed = (await stage.ask('admin', 'GET', '/office/content')).body.items;
    expect(listed.find(({ slug }: Json) => slug === 'prima')).toMatchObject({ version: 3, state: 'draft', liveVersion: 1, planned: body.planned }); // prettier-ignore
    expect((await live('prima')).body.titleIt).toBe(SAID.titleIt);
    const owner = connect(stage.adminUrl, { max: 1 });
    await sql`update wemi.content_version set publish_at = now() where slug = 'prima' and version = 2`.execute(owner); // prettier-ignore
    await owner.destroy();
    expect((await live('prima')).body.titleIt).toBe('Dopo');
  });

  test('can be a notice between two moments, of which the second is decided before the first has come', async () => {
    const send = (state: string, publishAt: string, expectedVersion: number) =>
      stage.ask('admin', 'POST', '/office/content/banner/neve/versions', { said: SAID, state, publishAt, expectedVersion });
    const owner = connect(stage.adminUrl, { max: 1 });
    const shown = async () => (await stage.ask(null, 'GET', '/content/banner')).body.items.length;
    await send('published', inMinutes(30), 0);
    expect((await send('retired', inMinutes(60), 1)).status).toBe(201);
    const counts = [await shown()];
    for (const version of [1, 2]) {
      await sql`update wemi.content_version set publish_at = now() where slug = 'neve' and version = ${version}`.execute(owner);
      counts.push(await shown());
    }
    await owner.destroy();
    expect(counts).toEqual([0, 1, 0]);
  }); // prettier-ignore

  test('is its comune’s alone', async () => {
    expect((await live('due?comune=sesto-san-giovanni')).status).toBe(404);
    expect((await stage.ask('adminElsewhere', 'GET', '/office/content')).body.items).toEqual([]);
    await asSystem(stage.db, 'sesto-san-giovanni', async (trx) => {
      expect(await trx.selectFrom('contentVersion').select('id').execute()).toEqual([]);
    });
  });
});

describe('What everybody reads', () => {
  test('stands in its place, news newest first', async () => {
    const add = (kind: string, slug: string, position: number) =>
      stage.ask('admin', 'POST', `/office/content/${kind}/${slug}/versions`, { said: { ...SAID, position }, state: 'published', expectedVersion: 0 });
    for (const kind of ['faq', 'news'])
      for (const [slug, position] of [['terza', 30], ['prima', 10], ['seconda', 20]] as const) await add(kind, slug, position);
    const read = async (kind: string) => (await stage.ask(null, 'GET', `/content/${kind}`)).body.items.map(({ slug }: Json) => slug);
    expect(await read('faq')).toEqual(['prima', 'seconda', 'terza']);
    expect(await read('news')).toEqual(['seconda', 'prima', 'terza']);
    expect((await stage.ask(null, 'GET', '/content/altro')).status).toBe(404);
  }); // prettier-ignore

  test('is kept for a minute and asked again by its tag', async () => {
    const { headers } = await live('due');
    expect(headers['cache-control']).toBe('public, max-age=60');
    const again = (etag: string) => stage.app.inject({ url: '/api/content/page/due', headers: { 'if-none-match': etag } }); // prettier-ignore
    const same = await again(String(headers.etag));
    expect([same.statusCode, same.payload, same.headers.etag]).toEqual([304, '', headers.etag]);
    expect((await again('"old"')).statusCode).toBe(200);
    expect((await live('nessuna')).headers.etag).toBeUndefined();
  });

  test('is found by its words, in either language, as it is published now', async () => {
    const said = { ...SAID, titleIt: 'Nuovi ippodromi', titleEn: 'New racecourses', summaryIt: '', textIt: 'Perché **servono**.\n\n- una gimcana', textEn: 'Why they are needed.' };
    const find = async (q: string) => (await stage.ask(null, 'GET', `/content?q=${encodeURIComponent(q)}`)).body.items;
    const slugs = async (q: string) => (await find(q)).map(({ slug }: Json) => slug);
    await write('ippodromi', 0, { said: { ...said, titleIt: 'Altro' } });
    await write('nel-testo', 0, { said: { ...said, titleIt: 'Con parole', textIt: 'Un ippodromo si visita.' } });
    await write('ippodromi', 1, { said });
    await write('ippodromi', 2, { state: 'draft', said: { ...said, titleIt: 'Bozzetto' } });
    expect(await slugs('gli IPPODROMO')).toEqual(['ippodromi', 'nel-testo']);
    expect(await slugs('perche gimcan')).toEqual(['ippodromi']);
    expect(await slugs('racecourse')).toEqual(['ippodromi', 'nel-testo']);
    expect([await find('bozzetto'), await find('di & !'), await find('ippodromi assenti')]).toEqual([[], [], []]);
    expect((await find('nuovi ippodromi'))[0]).toEqual({
      ...{ kind: 'page', slug: 'ippodromi', titleIt: 'Nuovi ippodromi', titleEn: 'New racecourses' },
      ...{ descriptionIt: 'Perché servono. una gimcana', descriptionEn: 'Why they are needed.' },
    });
    await write('ippodromi', 3, { state: 'retired' });
    expect(await slugs('ippodromo')).toEqual(['nel-testo']);
    expect((await stage.ask(null, 'GET', '/content?q=a')).status).toBe(422);
    expect((await stage.ask(null, 'GET', '/content?q=ippodromo&comune=sesto-san-giovanni')).body.items).toEqual([]);
  }); // prettier-ignore

  test('is told to search engines, with what has an address of its own', async () => {
    await write('mappa', 0);
    await write('mappa-bozza', 0, { state: 'draft' });
    const get = (url: string) => stage.app.inject({ url: `/api${url}` });
    const { body, headers } = await get('/sitemap.xml');
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    const places = [...body.matchAll(/<loc>https?:\/\/[^/<]+\/([^<]*)<\/loc>/g)].map(([, path]) => path);
    for (const path of ['', 'servizi', 'aiuto', 'pagine/mappa']) expect(places).toContain(path);
    expect(places.some((path) => /^servizi\/[\da-f-]{36}$/.test(path!))).toBe(true);
    expect(places.some((path) => /^enti\/[\da-f-]{36}$/.test(path!))).toBe(true);
    expect(places.filter((path) => path!.includes('mappa-bozza') || path!.startsWith('faq'))).toEqual([]);
    expect(body).toMatch(/pagine\/mappa<\/loc><lastmod>20\d\d-/);
    const [, place] = /^Sitemap: (.*)$/m.exec((await get('/robots.txt')).body)!;
    expect(place).toBe(body.match(/<loc>(https?:\/\/[^/<]+)/)![1] + '/sitemap.xml');
  }); // prettier-ignore

  test('is what the preview shows while it is written', async () => {
    const { body } = await stage.ask('admin', 'POST', '/office/content/preview', { text: SAID.textIt }); // prettier-ignore
    expect(body.html).toBe((await live('due')).body.htmlIt);
  });
});
