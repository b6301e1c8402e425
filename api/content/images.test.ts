import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { multipartOf } from '../documents/testing.ts';
import { type Json, type Name, openApi, type Stage } from '../testing.ts';
import { jpegOf, pngOf } from './testing-images.ts';

let stage: Stage;
let path: string;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['admin', 'auditor', 'adminElsewhere'] as const) await stage.ask(who, 'GET', '/me');
}, 120_000); // prettier-ignore
afterAll(() => stage?.close(), 60_000);

async function upload(content: Buffer, { who = 'admin' as Name, key = randomUUID() as string, filename = 'cortile.png', type = 'image/png' } = {}) {
  const { headers, payload } = multipartOf({ content, filename, type });
  const answer = await stage.app.inject({
    ...{ method: 'POST', url: '/api/office/content/images', payload },
    headers: { ...headers, authorization: await stage.bearer(who), 'idempotency-key': key },
  });
  return { status: answer.statusCode, body: JSON.parse(answer.payload) as Json };
} // prettier-ignore
const read = (url: string) => stage.app.inject({ url });

describe('A picture of a content', () => {
  test('is uploaded by administrators only', async () => {
    for (const who of ['citizen', 'ente', 'sportello', 'operator', 'auditor'] as const)
      expect((await upload(pngOf(), { who })).status).toBe(403);
    const { status, body } = await upload(pngOf());
    expect([status, body.type, body.width, body.height]).toEqual([201, 'image/png', 2, 2]);
    path = body.path;
  });

  test('is drawn for everybody, under a type that is ours and nothing else', async () => {
    const { statusCode, headers, rawPayload } = await read(path);
    expect([statusCode, rawPayload.equals(pngOf())]).toEqual([200, true]);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  test.each([
    ['cortile.html', 'text/html'],
    ['cortile.svg', 'image/svg+xml'],
    ['../../cortile.png', 'application/octet-stream'],
    ['cortile.png.exe', 'application/x-msdownload'],
  ])('is what it is, whether it is called %s or declared %s', async (filename, type) => {
    const { status, body } = await upload(jpegOf(), { filename, type });
    expect([status, body.type]).toEqual([201, 'image/jpeg']);
    expect((await read(body.path)).headers['content-type']).toBe('image/jpeg');
  });

  test('is refused when it is none, and leaves nothing behind', async () => {
    const { status, body } = await upload(Buffer.from('<svg onload="alert(1)"/>'));
    expect([status, body.code, body.errors[0].pointer]).toEqual([415, 'document-type', '/file']);
  });

  test('is one for one command, sent twice', async () => {
    const key = randomUUID();
    const sent = [await upload(jpegOf(), { key }), await upload(jpegOf(), { key })];
    expect(new Set(sent.map(({ body }) => body.path)).size).toBe(1);
    expect((await upload(pngOf(), { key })).body.code).toBe('idempotency-key-reused');
  });

  test('is its comune’s, and not there under another name', async () => {
    const id = path.split('/').at(-1);
    for (const place of ['sesto-san-giovanni', 'nessuno'])
      expect((await read(`/api/content/images/${place}/${id}`)).statusCode).toBe(404);
    expect((await read(`/api/content/images/milano/${randomUUID()}`)).statusCode).toBe(404);
  });
});

describe('A text with a picture', () => {
  const write = (textIt: string, more: object = {}, slug = `figura-${randomUUID().slice(0, 8)}`) => {
    const said = { titleIt: 'Cortile', titleEn: '', summaryIt: '', summaryEn: '', textIt, textEn: '', position: 1, ...more };
    const send = (state: string) => stage.ask('admin', 'POST', `/office/content/page/${slug}/versions`, { said, state, expectedVersion: 0 });
    return { slug, send };
  }; // prettier-ignore

  test('shows it with what it tells', async () => {
    const { slug, send } = write(`![Il cortile](${path})`);
    expect((await send('published')).status).toBe(201);
    const { body } = await stage.ask(null, 'GET', `/content/page/${slug}`);
    expect(body.htmlIt).toBe(`<p><img src="${path}" alt="Il cortile" /></p>`);
  });

  test('is not published as long as it does not tell, or shows what is elsewhere; a draft may wait', async () => {
    const wrong: [object, string][] = [
      [{ textIt: `![](${path})` }, '/said/textIt'],
      [{ textIt: `![  ](${path})` }, '/said/textIt'],
      [{ textIt: '![x](https://canary.invalid/x.png)' }, '/said/textIt'],
      [{ textEn: `![](${path})` }, '/said/textEn'],
    ];
    for (const [more, pointer] of wrong) {
      const { status, body } = await write('Va bene.', more).send('published');
      expect([status, body.errors.map((one: Json) => one.pointer)]).toEqual([422, [pointer]]);
      expect((await write('Va bene.', more).send('draft')).status).toBe(201);
    }
  });
});
