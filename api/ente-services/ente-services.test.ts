import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { tellOfServices } from '../../activities/jobs/tell-of-services.ts';
import { asSystem } from '../../db/connect.ts';
import { ENTE_A, ENTE_B, type Json, type Name, openApi, type Stage } from '../testing.ts';

const TYPE = 'assistenza-persona';
const CONTENT = {
  title: 'Notti serene in cascina',
  summary: 'Una OSS veglia tutta la notte',
  description: 'Arriva alle **21**.\n\n<script>alert(1)</script>',
  ...{ included: ['La colazione'], profiles: ['OSS'] },
  competences: [] as string[],
  languages: [] as string[],
  zones: [1, 2],
  priceLines: [{ label: 'Ora di notte', unit: 'hour', band: 'night', unitCents: 2600, minimum: 8 }] as object[],
  availableFrom: null as string | null,
  covers: ['timeBands:night'],
}; // prettier-ignore
type Content = typeof CONTENT;

let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['ente', 'colleague', 'rival', 'admin', 'secondAdmin', 'auditor'] as const)
    await stage.ask(who, 'GET', '/me');
}, 120_000);
afterAll(() => stage?.close(), 60_000);

const begin = (who: Name = 'ente', key?: string) =>
  stage.ask(who, 'POST', '/office/services', { serviceTypeId: TYPE }, key);
const read = async (id: string, who: Name = 'ente'): Promise<Json> =>
  (await stage.ask(who, 'GET', `/office/services/${id}`)).body;
async function keep(id: string, change: Partial<Content> = {}, who: Name = 'ente') {
  const { version: expectedVersion } = await read(id, who);
  return stage.ask(who, 'PUT', `/office/services/${id}`, { expectedVersion, content: { ...CONTENT, ...change } }); // prettier-ignore
}
async function move(id: string, transition: string, who: Name = 'ente', more: object = {}, key?: string) {
  const { version: expectedVersion } = await read(id, who);
  return stage.ask(who, 'POST', `/office/services/${id}/transitions`, { transition, expectedVersion, ...more }, key);
} // prettier-ignore
async function written(change: Partial<Content> = {}): Promise<string> {
  const { id } = (await begin()).body;
  await keep(id, change);
  return id;
}
async function published(change: Partial<Content> = {}): Promise<string> {
  const id = await written(change);
  await move(id, 'submit');
  await move(id, 'publish', 'admin');
  return id;
}
const shown = (id: string) => stage.ask(null, 'GET', `/services/${id}?comune=milano`);
const found = async (q: string) =>
  (await stage.ask(null, 'GET', `/services?comune=milano&q=${encodeURIComponent(q)}`)).body.items.map(({ id }: Json) => id); // prettier-ignore
const codes = ({ status, body }: { status: number; body: Json }) => [status, body.code];
const pointers = ({ body }: { body: Json }) => body.errors.map(({ pointer }: Json) => pointer);

describe('A service', () => {
  test('is begun by an ente, of a type for which it is qualified, once for one command', async () => {
    expect((await stage.ask('ente', 'GET', '/office/services/types')).body).toMatchObject({
      items: [{ id: 'altro' }, { id: TYPE }],
      isTrusted: false,
    });
    const key = randomUUID();
    const [first, again] = [await begin('ente', key), await begin('ente', key)];
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    expect(first.body).toMatchObject({ state: 'draft', version: 1, completeness: 11, municipi: [1, 2, 3], isQualified: true, allowed: ['submit', 'withdraw'] }); // prettier-ignore
    expect(first.body.missing).toEqual(['/title', '/summary', '/description', '/profiles', '/priceLines']); // prettier-ignore
    for (const who of ['admin', 'auditor', 'citizen', 'sportello', 'operator'] as const)
      expect((await begin(who)).status).toBe(403);
    expect(codes(await stage.ask('ente', 'POST', '/office/services', { serviceTypeId: 'nessuno' }))).toEqual([404, 'not-found']); // prettier-ignore
    expect(codes(await begin('enteElsewhere'))).toEqual([422, 'type-not-yours']);
  });

  test('is kept as it is written, and says what is missing and how it will look', async () => {
    const { id } = (await begin()).body;
    const { body } = await keep(id, { priceLines: [{ label: '', unit: 'hour', unitCents: null }] });
    expect(body).toMatchObject({ version: 2, missing: ['/priceLines/0/label', '/priceLines/0/unitCents'], updatedBy: 'Paola Conti' }); // prettier-ignore
    expect(body.descriptionHtml).toBe('<p>Arriva alle <strong>21</strong>.</p>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'); // prettier-ignore
    const whole = (await keep(id)).body;
    expect(whole).toMatchObject({ content: CONTENT, missing: [], completeness: 88 });
    expect((await shown(id)).status).toBe(404);
  });

  test.each<[string, object, string[]]>([
    ['a profile of another type', { profiles: ['idraulico'] }, ['/content/profiles/0']],
    ['a municipio where it is not qualified', { zones: [1, 9] }, ['/content/zones/1']],
    ['an unknown language', { languages: ['Elfico'] }, ['/content/languages/0']],
    ['an answer that is not there', { covers: ['timeBands:dawn'] }, ['/content/covers/0']],
    ['a price of nothing', { priceLines: [{ label: 'Ora', unit: 'hour', unitCents: 0 }] }, ['/content/priceLines/0/unitCents']],
    ['a price below nothing', { priceLines: [{ label: 'Ora', unit: 'hour', unitCents: -5 }] }, ['/content/priceLines/0/unitCents']],
    ['a unit of another type', { priceLines: [{ label: 'Visita', unit: 'visit', unitCents: 5 }] }, ['/content/priceLines/0/unit']],
    ['a title without end', { title: 'x'.repeat(121) }, ['/content/title']],
    ['a text that cannot be stored', { summary: 'a\u0000b' }, ['/content/summary']],
    ['a day that does not exist', { availableFrom: '2026-02-30' }, ['/content/availableFrom']],
    ['something that nobody asked', { owner: 'x' }, ['/content/owner']],
  ])('does not keep %s', async (_what, change, at) => {
    const { id } = (await begin()).body;
    const refused = await keep(id, change);
    expect([...codes(refused), pointers(refused)]).toEqual([422, 'invalid', at]);
    expect((await read(id)).version).toBe(1);
  }); // prettier-ignore

  test('is not written over by a colleague who has not seen the latest words', async () => {
    const id = await written();
    const put = (title: string, expectedVersion: number, who: Name) =>
      stage.ask(who, 'PUT', `/office/services/${id}`, { expectedVersion, content: { ...CONTENT, title } });
    expect((await put('Di Paola', 2, 'ente')).status).toBe(200);
    const stale = await put('Di Ugo', 2, 'colleague');
    expect(codes(stale)).toEqual([409, 'service-changed']);
    expect(stale.body.detail).toBe('Paola Conti ha scritto qualcosa di diverso da te: titolo.');
    // Whoever did not hear the answer asks again.
    expect((await put('Di Paola', 2, 'ente')).body.version).toBe(3);
    const both = await Promise.all(['ente', 'colleague'].map((who) => put(`Di ${who}`, 3, who as Name)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  }); // prettier-ignore

  test('is nobody’s but its ente’s until it is sent', async () => {
    const id = await written();
    for (const who of ['rival', 'enteElsewhere', 'admin', 'auditor', 'adminElsewhere'] as const)
      expect([who, (await stage.ask(who, 'GET', `/office/services/${id}`)).status]).toEqual([who, 404]); // prettier-ignore
    expect((await stage.ask('rival', 'PUT', `/office/services/${id}`, { expectedVersion: 2, content: CONTENT })).status).toBe(404); // prettier-ignore
    const publish = { transition: 'publish', expectedVersion: 2 };
    expect((await stage.ask('admin', 'POST', `/office/services/${id}/transitions`, publish)).status).toBe(404); // prettier-ignore
    const submit = { transition: 'submit', expectedVersion: 2 };
    expect((await stage.ask('rival', 'POST', `/office/services/${id}/transitions`, submit)).status).toBe(404); // prettier-ignore
    const { items } = (await stage.ask('rival', 'GET', '/office/services')).body;
    expect(items.every(({ ente }: Json) => ente.id === ENTE_B)).toBe(true);
  });

  test('waits for the office, is published by it, and is found by families', async () => {
    const id = await written({ title: 'Veglia in cascina Cuccagna' });
    const key = randomUUID();
    const sent = await move(id, 'submit', 'ente', {}, key);
    expect(sent.body).toMatchObject({ state: 'waiting', version: 3, allowed: ['takeBack', 'withdraw'] }); // prettier-ignore
    const again = { transition: 'submit', expectedVersion: 2 };
    const repeat = (transition: string) => stage.ask('ente', 'POST', `/office/services/${id}/transitions`, { ...again, transition }, key); // prettier-ignore
    expect((await repeat('submit')).body.version).toBe(3);
    expect(codes(await repeat('withdraw'))).toEqual([422, 'idempotency-key-reused']);
    expect(codes(await keep(id, { title: 'Altro' }))).toEqual([422, 'service-not-in-state']);
    expect(codes(await move(id, 'publish'))).toEqual([403, 'role-not-allowed']);
    expect(codes(await stage.ask('auditor', 'POST', `/office/services/${id}/transitions`, again))).toEqual([403, 'forbidden']); // prettier-ignore
    const { items } = (await stage.ask('admin', 'GET', '/office/services')).body;
    expect(items).toContainEqual(expect.objectContaining({ id, state: 'waiting', title: 'Veglia in cascina Cuccagna', ente: { id: ENTE_A, name: 'Ente 1' } })); // prettier-ignore
    expect(await found('cascina Cuccagna')).toEqual([]);
    expect((await move(id, 'publish', 'admin')).body).toMatchObject({ state: 'published', version: 4, allowed: [] }); // prettier-ignore
    expect(await found('cascina Cuccagna')).toEqual([id]);
    expect((await shown(id)).body).toMatchObject({
      ...{ title: 'Veglia in cascina Cuccagna', profiles: ['OSS'], zones: [1, 2] },
      ...{ priceFromCents: 2600, priceUnit: 'hour', ente: { id: ENTE_A } },
      descriptionHtml: expect.stringContaining('<strong>21</strong>'),
    });
    const { acts, versions } = await read(id, 'auditor');
    expect(acts.map(({ transition, actorName }: Json) => [transition, actorName])).toEqual([['publish', 'Carla Neri'], ['submit', 'Paola Conti']]); // prettier-ignore
    expect(versions).toMatchObject([{ number: 1, writtenBy: 'Paola Conti', content: { zones: [1, 2] } }]); // prettier-ignore
  });

  test('is not sent before it is whole', async () => {
    const { id } = (await begin()).body;
    const refused = await move(id, 'submit');
    expect(codes(refused)).toEqual([422, 'invalid']);
    expect(pointers(refused)).toEqual(['/content/title', '/content/summary', '/content/description', '/content/profiles', '/content/priceLines']); // prettier-ignore
  });

  test('is sent back with a reason, mended and sent again; the ente is told', async () => {
    const id = await written();
    await move(id, 'submit');
    expect(codes(await move(id, 'sendBack', 'admin'))).toEqual([422, 'reason-required']);
    expect((await move(id, 'sendBack', 'admin', { reason: 'Manca il prezzo feriale' })).status).toBe(200); // prettier-ignore
    expect(await read(id)).toMatchObject({ state: 'draft', sentBack: 'Manca il prezzo feriale' });
    await keep(id, { title: 'Notti serene, con il prezzo' });
    await move(id, 'submit');
    await move(id, 'publish', 'secondAdmin');
    while (await tellOfServices({ db: stage.db }));
    const heard = async (who: Name) =>
      (await stage.ask(who, 'GET', '/notifications')).body.items
        .filter(({ path }: Json) => path === `/admin/servizi/${id}`)
        .map(({ kind }: Json) => kind)
        .sort();
    expect(await heard('ente')).toEqual(['service:publish', 'service:sendBack']);
    expect(await heard('admin')).toEqual(['service:submit', 'service:submit']);
    expect(await heard('rival')).toEqual([]);
  });

  test('stays live as it was while its next version waits, is taken back, or sent back', async () => {
    const id = await published({ title: 'Prima' });
    expect(codes(await move(id, 'submit'))).toEqual([422, 'invalid']);
    expect((await keep(id, { title: 'Dopo', zones: [3] })).body.changed).toEqual(['title', 'zones']); // prettier-ignore
    // What an ente is still writing is not the office's to read.
    expect((await read(id, 'admin')).content.title).toBe('Prima');
    expect((await move(id, 'submit')).body).toMatchObject({ state: 'changed', allowed: ['takeBack', 'withdraw'] }); // prettier-ignore
    expect((await read(id, 'admin'))).toMatchObject({ content: { title: 'Dopo' }, live: { title: 'Prima' }, changed: ['title', 'zones'] }); // prettier-ignore
    const titleShown = async () => (await shown(id)).body.title;
    expect(await titleShown()).toBe('Prima');
    expect((await move(id, 'takeBack')).body.state).toBe('published');
    await move(id, 'submit');
    await move(id, 'sendBack', 'admin', { reason: 'No' });
    expect([await titleShown(), (await read(id)).state]).toEqual(['Prima', 'published']);
    await move(id, 'submit');
    await move(id, 'publish', 'admin');
    expect([await titleShown(), (await shown(id)).body.zones]).toEqual(['Dopo', [3]]);
    expect((await read(id)).versions.map(({ number }: Json) => number)).toEqual([4, 3, 2, 1]);
  });

  test('rests, comes back as it was, and is withdrawn for good', async () => {
    const id = await published();
    await move(id, 'pause');
    const resting = { title: CONTENT.title, isRequestable: false, priceFromCents: 2600 };
    expect((await shown(id)).body).toMatchObject(resting);
    await keep(id, { title: 'Scritto nel riposo' });
    expect((await shown(id)).body).toMatchObject(resting);
    expect((await move(id, 'resume')).body.state).toBe('published');
    expect((await shown(id)).body).toMatchObject({ ...resting, isRequestable: true });
    await move(id, 'withdraw');
    expect((await shown(id)).status).toBe(404);
    expect(codes(await move(id, 'resume'))).toEqual([422, 'service-not-in-state']);
    const list = async (query = '') =>
      (await stage.ask('ente', 'GET', `/office/services?limit=100${query}`)).body.items.map(({ id }: Json) => id); // prettier-ignore
    expect([(await list()).includes(id), (await list('&state=withdrawn')).includes(id)]).toEqual([false, true]); // prettier-ignore
  });

  test('is moved once of two who move it at once', async () => {
    const id = await written();
    await move(id, 'submit');
    const decide = (who: Name, transition: string) =>
      stage.ask(who, 'POST', `/office/services/${id}/transitions`, { transition, expectedVersion: 3, reason: 'No' }); // prettier-ignore
    const both = await Promise.all([decide('admin', 'publish'), decide('secondAdmin', 'sendBack')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('that was there before has its first version, and is changed as any other', async () => {
    const id = ENTE_A.replace('e', 'a');
    const { state, live, versions, acts } = await read(id);
    expect([state, live.title, acts]).toEqual(['published', 'Assistenza', []]);
    expect(versions).toMatchObject([{ number: 1, writtenBy: null }]);
    await keep(id, { title: 'Assistenza nuova' });
    await move(id, 'submit');
    await move(id, 'publish', 'admin');
    expect((await shown(id)).body.title).toBe('Assistenza nuova');
    expect((await read(id)).versions).toHaveLength(2);
  });

  test('comes in pages, for its ente and for the office', async () => {
    const page = async (who: Name, cursor?: string) =>
      (await stage.ask(who, 'GET', `/office/services?limit=2${cursor ? `&cursor=${cursor}` : ''}`)).body; // prettier-ignore
    for (let n = 0; n < 3; n += 1) await move(await written(), 'submit');
    for (const who of ['ente', 'admin'] as const) {
      const first = await page(who);
      const second = await page(who, first.next);
      const ids = [...first.items, ...second.items].map(({ id }: Json) => id);
      expect([first.items.length, new Set(ids).size, ids.length]).toEqual([2, ids.length, ids.length]); // prettier-ignore
      expect(second.items.length).toBeGreaterThan(0);
    }
  });
});

describe('An ente', () => {
  const trust = (isTrusted: boolean, who: Name = 'admin', reason = 'Tre anni senza reclami') =>
    stage.ask(who, 'POST', `/office/enti/${ENTE_A}/trust`, { isTrusted, reason });

  test('publishes at once where the comune trusts it, until it does not any more', async () => {
    for (const who of ['ente', 'auditor', 'citizen'] as const)
      expect((await trust(true, who)).status).toBe(403);
    expect((await trust(true, 'adminElsewhere')).status).toBe(404);
    expect((await trust(true, 'admin', ' ')).status).toBe(422);
    const id = await written({ title: 'Subito' });
    expect(codes(await move(id, 'publishAtOnce'))).toEqual([422, 'not-trusted']);
    expect((await trust(true)).body).toMatchObject({ isTrusted: true, decidedBy: 'Carla Neri' });
    expect((await read(id)).allowed).toEqual(['publishAtOnce', 'withdraw']);
    expect(codes(await move(id, 'submit'))).toEqual([422, 'service-not-in-state']);
    expect((await move(id, 'publishAtOnce')).body).toMatchObject({ state: 'published', isTrusted: true }); // prettier-ignore
    expect((await shown(id)).body.title).toBe('Subito');
    expect((await trust(false)).body).toMatchObject({ isTrusted: false });
    expect((await stage.ask('auditor', 'GET', `/office/enti/${ENTE_A}/trust`)).body.isTrusted).toBe(false); // prettier-ignore
    expect((await read(id)).allowed).toEqual(['submit', 'pause', 'withdraw']);
  });

  test('that is not qualified any more writes and publishes nothing new', async () => {
    const waiting = await written();
    await move(waiting, 'submit');
    const resting = await published();
    await move(resting, 'pause');
    const suspend = (suspended: boolean) =>
      asSystem(stage.db, 'milano', (trx) =>
        trx.updateTable('ente').set({ suspended }).where('id', '=', ENTE_A).execute(),
      );
    await suspend(true);
    expect((await stage.ask('ente', 'GET', '/office/services/types')).body.items).toEqual([]);
    for (const refused of [
      await begin(),
      await keep(resting, { title: 'Altro' }),
      await move(resting, 'resume'),
      await move(waiting, 'publish', 'admin'),
    ])
      expect(codes(refused)).toEqual([422, 'type-not-yours']);
    expect((await move(waiting, 'withdraw')).status).toBe(200);
    await suspend(false);
  });
});
