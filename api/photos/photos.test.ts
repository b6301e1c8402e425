import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asActor, asSystem } from '../../db/connect.ts';
import { pngOf } from '../content/testing-images.ts';
import { multipartOf } from '../documents/testing.ts';
import { ENTE_A, type Json, type Name, openApi, type Stage } from '../testing.ts';

const SAID = {
  ...{ aboutIt: 'Aiutiamo a casa.', aboutEn: '', address: 'via Larga 1', municipio: 3 },
  ...{ postalCode: '20122', town: 'Milano' },
  ...{ phone: '02 1234567', email: 'info@nuova.example', founded: 1998, drawing: 'house-green' },
  ...{ certificates: [], languages: ['Italiano'] },
};
const CONTENT = {
  ...{ title: 'Giorni pieni', summary: 'Una OSS', description: 'Arriva presto.', included: [] },
  ...{ profiles: ['OSS'], competences: [], languages: [], zones: [1], availableFrom: null, covers: [] },
  priceLines: [{ label: 'Ora', unit: 'hour', unitCents: 2600 }],
}; // prettier-ignore

let stage: Stage;
let ours: string[];
let theirs: string;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['admin', 'ente', 'rival', 'colleague'] as const)
    await stage.ask(who, 'GET', '/me');
  ours = [await pathOf('ente'), await pathOf('colleague')];
  theirs = await pathOf('rival');
}, 120_000);
afterAll(() => stage?.close(), 60_000);

async function upload(who: Name, content = pngOf(), key: string = randomUUID()) {
  const { headers, payload } = multipartOf({ content, filename: 'x.png', type: 'image/png' });
  const answer = await stage.app.inject({
    ...{ method: 'POST', url: '/api/office/ente/images', payload },
    headers: { ...headers, authorization: await stage.bearer(who), 'idempotency-key': key },
  });
  return { status: answer.statusCode, body: JSON.parse(answer.payload) as Json };
}
const pathOf = async (who: Name): Promise<string> => (await upload(who)).body.path;
const photo = (path: string, n = 1) => ({ path, altIt: `Il cortile ${n}`, altEn: `The yard ${n}` });
const codes = ({ status, body }: { status: number; body: Json }) => [
  status,
  body.errors?.[0].pointer,
];

describe('A picture of an ente', () => {
  test('is uploaded by its people alone, judged by what is in it, and drawn for everybody', async () => {
    for (const who of ['citizen', 'admin', 'auditor', 'sportello', 'operator'] as const)
      expect((await upload(who)).status).toBe(403);
    expect(codes(await upload('ente', Buffer.from('<svg onload="alert(1)"/>')))).toEqual([
      415,
      '/file',
    ]);
    const { status, body } = await upload('ente');
    expect([status, body.width, body.height]).toEqual([201, 2, 2]);
    expect((await stage.app.inject({ url: body.path })).headers['content-type']).toBe('image/png');
  });

  test('is one for one command', async () => {
    const key = randomUUID();
    const first = await upload('ente', pngOf(), key);
    expect((await upload('ente', pngOf(), key)).body.path).toBe(first.body.path);
  });

  test('is refused when there are very many already', async () => {
    const { id: personId, ente } = (await stage.ask('rival', 'GET', '/me')).body;
    const of = { comuneId: 'milano', writtenBy: personId, enteId: ente.id, sourceSha256: '-' };
    const drawn = { type: 'image/png', width: 2, height: 2, content: pngOf() } as const;
    const many = Array.from({ length: 300 }, () => ({ ...of, ...drawn, id: randomUUID() }));
    await asActor(stage.db, { ...of, role: 'ente', personId }, (trx) =>
      trx.insertInto('contentImage').values(many).execute(),
    );
    expect(codes(await upload('rival'))).toEqual([422, '/file']);
    expect((await upload('ente')).status).toBe(201);
  }); // prettier-ignore
});

describe('The sheet of an ente', () => {
  const write = async (photos: object[]) => {
    const { version: expectedVersion } = (await stage.ask('ente', 'GET', '/office/ente')).body;
    return stage.ask('ente', 'POST', '/office/ente/versions', { said: { ...SAID, photos }, expectedVersion }); // prettier-ignore
  };
  const shown = async () => (await stage.ask(null, 'GET', `/enti/${ENTE_A}`)).body.photos;

  test('shows its photographs in their order, each with its size, and every version keeps its own', async () => {
    expect(await shown()).toEqual([]);
    await write([photo(ours[1]!, 2), photo(ours[0]!)]);
    const size = { width: 2, height: 2 };
    expect(await shown()).toEqual([{ ...photo(ours[1]!, 2), ...size }, { ...photo(ours[0]!), ...size }]);
    await write([photo(ours[0]!)]);
    expect(await shown()).toEqual([{ ...photo(ours[0]!), ...size }]);
    const { said, versions } = (await stage.ask('ente', 'GET', '/office/ente')).body;
    expect(said.photos).toEqual([photo(ours[0]!)]);
    expect(versions[1].said.photos).toHaveLength(2);
  }); // prettier-ignore

  test('is not saved with a photograph that is another’s, is none, or does not say what it shows', async () => {
    expect(codes(await write([photo(theirs)]))).toEqual([422, '/said/photos/0/path']);
    expect(codes(await write([photo(ours[0]!.replace(/.{12}$/, '000000000000'))]))).toEqual([422, '/said/photos/0/path']);
    expect(codes(await write([photo('https://example.org/x.png')]))).toEqual([422, '/said/photos/0/path']);
    expect(codes(await write([{ ...photo(ours[0]!), altIt: ' ' }]))).toEqual([422, '/said/photos/0/altIt']);
    expect(codes(await write([{ ...photo(ours[0]!), altEn: '' }]))).toEqual([422, '/said/photos/0/altEn']);
    expect(codes(await write(Array.from({ length: 9 }, () => photo(ours[0]!))))).toEqual([422, '/said/photos']);
  }); // prettier-ignore
});

describe('A service', () => {
  const read = async (id: string): Promise<Json> =>
    (await stage.ask('ente', 'GET', `/office/services/${id}`)).body;
  const keep = async (id: string, photos?: object[]) => {
    const { version: expectedVersion } = await read(id);
    const content = { ...CONTENT, ...(photos ? { photos } : {}) };
    return stage.ask('ente', 'PUT', `/office/services/${id}`, { expectedVersion, content });
  };
  const move = async (id: string, transition: string, who: Name = 'ente') => {
    const { version: expectedVersion } = await read(id);
    return stage.ask(who, 'POST', `/office/services/${id}/transitions`, { transition, expectedVersion }); // prettier-ignore
  };
  const begin = async (): Promise<string> =>
    (await stage.ask('ente', 'POST', '/office/services', { serviceTypeId: 'assistenza-persona' })).body.id; // prettier-ignore
  const shown = async (id: string) => (await stage.ask(null, 'GET', `/services/${id}`)).body.photos;

  test('is not sent before each of its photographs says what it shows; a draft may lack it', async () => {
    const id = await begin();
    const draft = await keep(id, [{ ...photo(ours[0]!), altEn: '' }]);
    expect([draft.status, draft.body.missing]).toEqual([200, ['/photos/0/altEn']]);
    expect(codes(await move(id, 'submit'))).toEqual([422, '/content/photos/0/altEn']);
    expect(codes(await keep(id, [photo(theirs)]))).toEqual([422, '/content/photos/0/path']);
  });

  test('shows them once it is published, and goes back to none with a version that has none', async () => {
    const id = await begin();
    await keep(id, [photo(ours[1]!, 2), photo(ours[0]!)]);
    await move(id, 'submit');
    await move(id, 'publish', 'admin');
    expect((await shown(id)).map(({ altIt }: Json) => altIt)).toEqual(['Il cortile 2', 'Il cortile 1']);
    expect((await read(id)).versions).toHaveLength(1);
    expect((await keep(id)).body.changed).toEqual(['photos']);
    await move(id, 'submit');
    await move(id, 'publish', 'admin');
    expect(await shown(id)).toEqual([]);
    expect((await read(id)).versions).toHaveLength(2);
  }); // prettier-ignore

  test('from before there were any is the same version still, and has not changed', async () => {
    const id = 'a0000000-0000-4000-8000-000000000001';
    await asSystem(stage.db, 'milano', (trx) =>
      trx.updateTable('service').set({ publishedAt: new Date().toISOString() }).where('id', '=', id).execute(),
    );
    const { versions, changed } = await read(id);
    expect([versions.length, versions[0].content.photos, changed]).toEqual([1, undefined, []]);
    expect(await shown(id)).toEqual([]);
  }); // prettier-ignore
});
