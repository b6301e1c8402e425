import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import pino from 'pino';
import { dropDocuments } from '../../activities/jobs/drop-documents.ts';
import { asSystem } from '../../db/connect.ts';
import { openDocumentFiles } from '../../db/document-files.ts';
import { servicesOn } from '../pratiche/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, type Name, openApiWithWorker } from '../testing.ts';
import { FILE_AT_MOST_BYTES } from './check-file.ts';
import { jpeg, PDF, png, uploadOn, ZIP } from './testing.ts';
import { speakClamd } from './testing-clamd.ts';

let clamd: Server;
let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
beforeAll(async () => {
  clamd = createServer(speakClamd((content) => content.includes('EICAR')));
  await new Promise<void>((ready) => clamd.listen(0, '127.0.0.1', ready));
  const { port } = clamd.address() as { port: number };
  stage = await openApiWithWorker({ CLAMD_ADDRESS: `127.0.0.1:${port}` });
}, 180_000);
afterAll(async () => {
  await stage?.close();
  clamd.close();
}, 120_000);

const ITEMS = { items: [{ label: 'ISEE 2026' }, { label: 'Codice fiscale' }] };

async function asked(who: Name = 'ente') {
  const { id } = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body;
  const { move, read } = servicesOn(stage);
  const before = (await read('citizen', id)).body;
  const answer = await move(who, id, 'requestIntegration', ITEMS);
  expect(answer.status).toBe(200);
  const { integrations } = (await read('citizen', id)).body;
  return { praticaId: id as string, integrationId: integrations[0].id as string, before };
}

const files = async () => {
  const folder = stage.app.config.DOCUMENTS_FOLDER;
  return readdir(join(folder, 'milano')).catch(() => [] as string[]);
};

async function download(who: Name, path: string) {
  const headers = { authorization: await stage.bearer(who) };
  return stage.app.inject({ method: 'GET', url: `/api${path}`, headers });
}

describe('A request for documents', () => {
  test('is made, answered with documents, and lets the terms go on', async () => {
    const { praticaId, integrationId, before } = await asked();
    const { move, read } = servicesOn(stage);
    const waiting = (await read('citizen', praticaId)).body;
    expect(waiting.next).toMatchObject({ who: 'citizen', transition: 'provideIntegration' });
    expect(waiting.deadlines.offersDeadline > before.deadlines.offersDeadline).toBe(true);
    expect(waiting.todo.kind).toBe('provideIntegration');
    const up = await uploadOn(stage, 'citizen', { praticaId, integrationId, content: PDF });
    expect(up.status).toBe(201);
    const half = await move('citizen', praticaId, 'provideIntegration', {
      integrationId,
      items: [{ documentIds: [up.body.id] }, {}],
    });
    expect([half.status, half.body.errors[0].pointer]).toEqual([422, '/payload/items/1']);
    const sent = await move('citizen', praticaId, 'provideIntegration', {
      integrationId,
      items: [{ documentIds: [up.body.id] }, { missing: true }],
    });
    expect(sent.status).toBe(200);
    const after = (await read('ente', praticaId)).body;
    expect(after.integrations[0]).toMatchObject({ status: 'answered' });
    expect(after.deadlines.integrationDeadline).toBeUndefined();
    const gained =
      Date.parse(after.deadlines.offersDeadline) - Date.parse(before.deadlines.offersDeadline);
    expect(gained).toBeGreaterThan(0);
    expect(gained).toBeLessThan(120_000);
    const events: Json[] = (await read('ente', praticaId, '/timeline')).body.items;
    const [event] = events.filter(({ kind }) => kind === 'provideIntegration');
    expect(event.data.documents).toEqual([{ id: up.body.id, sha256: up.body.sha256 }]);
    // What the ente asked is not its rival's to see.
    expect((await read('rival', praticaId)).body).toMatchObject({ integrations: [] });
    expect((await read('rival', praticaId, '/documents')).body.items).toEqual([]);
    expect(
      (await download('rival', `/pratiche/${praticaId}/documents/${up.body.id}`)).statusCode,
    ).toBe(404);
  });

  test('is taken back by whoever asked, and is not to be asked by an ente that is not concerned', async () => {
    const { praticaId, integrationId } = await asked();
    const { move } = servicesOn(stage);
    const withdraw = (who: Name) => move(who, praticaId, 'withdrawIntegration', { integrationId });
    expect((await withdraw('rival')).body.code).toBe('integration-not-yours');
    expect((await move('unasked', praticaId, 'requestIntegration', ITEMS)).status).toBe(404);
    expect((await withdraw('ente')).status).toBe(200);
    expect((await withdraw('ente')).body.code).toBe('integration-not-open');
    const none = await move('ente', praticaId, 'requestIntegration', { items: [] });
    expect([none.status, none.body.errors[0].pointer]).toEqual([422, '/payload/items']);
  });
});

describe('An upload', () => {
  test.each([
    ['an archive called PDF', { content: ZIP }, 415, 'document-type'],
    ['a page called PNG', { content: Buffer.from('<html>'), filename: 'a.png', type: 'image/png' }, 415, 'document-type'],
    ['nothing', { content: Buffer.alloc(0) }, 422, 'document-damaged'],
    ['half a JPEG', { content: jpeg().subarray(0, 100), filename: 'a.jpg', type: 'image/jpeg' }, 422, 'document-damaged'],
    ['two files in one', { content: Buffer.concat([PDF, ZIP]) }, 422, 'document-damaged'],
    ['ten megabytes and a byte', { content: Buffer.alloc(FILE_AT_MOST_BYTES + 1, PDF) }, 413, 'too-large'],
    ['under another name', { content: PDF, field: 'other' }, 422, 'invalid'],
    ['what the scanner knows', { content: Buffer.concat([Buffer.from('%PDF-1.4\nEICAR'), PDF.subarray(8)]) }, 422, 'document-infected'],
  ])('of %s is refused, names the field, and leaves nothing', async (_what, file, status, code) => {
    const { praticaId, integrationId } = await asked();
    const before = await files();
    const answer = await uploadOn(stage, 'citizen', { praticaId, integrationId, ...file });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.errors[0].pointer).toBe('/file');
    expect(await files()).toEqual(before);
  }); // prettier-ignore

  test('of a picture is stored without where it was taken, and handed out only as a download', async () => {
    const { praticaId, integrationId } = await asked();
    const to = { praticaId, integrationId, type: 'image/jpeg', filename: 'carta d’identità.jpg' };
    const { body } = await uploadOn(stage, 'citizen', { ...to, content: jpeg() });
    const answer = await download('citizen', `/pratiche/${praticaId}/documents/${body.id}`);
    expect(answer.rawPayload.includes('GPS')).toBe(false);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''carta/,
    );
  });

  test('given again under its key is the same document; of another file it is refused', async () => {
    const { praticaId, integrationId } = await asked();
    const key = randomUUID();
    const once = { praticaId, integrationId, key, content: PDF };
    const [first, again] = [
      await uploadOn(stage, 'citizen', once),
      await uploadOn(stage, 'citizen', once),
    ];
    expect([first.status, again.body]).toEqual([201, first.body]);
    const other = { ...once, content: png(), filename: 'a.png', type: 'image/png' };
    expect((await uploadOn(stage, 'citizen', other)).body.code).toBe('idempotency-key-reused');
  });

  test('is for whoever may answer, in what is asked of them', async () => {
    const { praticaId, integrationId } = await asked();
    const to = { praticaId, integrationId, content: PDF };
    for (const who of ['otherCitizen', 'unasked', 'citizenElsewhere', 'adminElsewhere'] as const) {
      expect([who, (await uploadOn(stage, who, to)).status]).toEqual([who, 404]);
    }
    for (const who of ['ente', 'auditor'] as const) {
      expect([who, (await uploadOn(stage, who, to)).status]).toEqual([who, 403]);
    }
    expect((await uploadOn(stage, 'admin', to)).status).toBe(201);
    expect((await uploadOn(stage, 'citizen', { ...to, item: 2 })).body.errors[0].pointer).toBe(
      '/item',
    );
    const other = await asked();
    const crossed = await uploadOn(stage, 'citizen', { ...to, integrationId: other.integrationId });
    expect(crossed.body.code).toBe('integration-not-open');
  });

  test('waits for the scanner when it is away', async () => {
    const { praticaId, integrationId } = await asked();
    const { port } = clamd.address() as { port: number };
    await new Promise<void>((done) => clamd.close(() => done()));
    const answer = await uploadOn(stage, 'citizen', { praticaId, integrationId, content: PDF });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '30']);
    await new Promise<void>((ready) => clamd.listen(port, '127.0.0.1', ready));
    expect(
      (await uploadOn(stage, 'citizen', { praticaId, integrationId, content: PDF })).status,
    ).toBe(201);
  });

  test('can be taken away until it is sent, and goes by itself after a day', async () => {
    const { praticaId, integrationId } = await asked();
    const upload = async () =>
      (await uploadOn(stage, 'citizen', { praticaId, integrationId, content: PDF })).body
        .id as string;
    const [one, two] = [await upload(), await upload()];
    const remove = (who: Name, id: string) =>
      stage.ask(who, 'DELETE', `/pratiche/${praticaId}/documents/${id}`);
    expect((await remove('otherCitizen', one)).status).toBe(404);
    expect((await remove('citizen', one)).status).toBe(204);
    expect((await remove('citizen', one)).status).toBe(404);
    const folder = openDocumentFiles(stage.app.config.DOCUMENTS_FOLDER);
    const log = pino({ level: 'silent' });
    const drop = (now: number) => dropDocuments({ db: stage.db, files: folder, log, now });
    await drop(Date.now());
    expect((await download('citizen', `/pratiche/${praticaId}/documents/${two}`)).statusCode).toBe(
      200,
    );
    await drop(Date.now() + 25 * 3_600_000);
    expect((await download('citizen', `/pratiche/${praticaId}/documents/${two}`)).statusCode).toBe(
      404,
    );
  });
});

test('Whoever of the staff reads a document is written down, and it is new until then', async () => {
  const { praticaId, integrationId } = await asked();
  const { body } = await uploadOn(stage, 'citizen', { praticaId, integrationId, content: PDF });
  const path = `/pratiche/${praticaId}/documents/${body.id}`;
  // Not sent yet: nobody's but the citizen's.
  expect((await download('ente', path)).statusCode).toBe(404);
  const items = [{ documentIds: [body.id] }, { text: 'FRRNNA50P54F205S' }];
  await servicesOn(stage).move('citizen', praticaId, 'provideIntegration', {
    integrationId,
    items,
  });
  const opened = async () =>
    (await stage.ask('citizen', 'GET', `/pratiche/${praticaId}/documents`)).body.items[0].openedAt;
  for (const who of ['citizen', 'auditor'] as const)
    expect((await download(who, path)).statusCode).toBe(200);
  expect(await opened()).toBeNull();
  expect((await download('ente', path)).rawPayload.equals(PDF)).toBe(true);
  expect(await opened()).toEqual(expect.any(String));
  const reads = await asSystem(stage.db, 'milano', (trx) =>
    trx.selectFrom('sensitiveRead').select(['role', 'field']).where('praticaId', '=', praticaId).where('field', 'like', 'document/%').orderBy('id').execute(),
  ); // prettier-ignore
  expect(reads).toEqual([
    { role: 'auditor', field: `document/${body.id}` },
    { role: 'ente', field: `document/${body.id}` },
  ]);
  const removed = await stage.ask('citizen', 'DELETE', path);
  expect([removed.status, removed.body.code]).toEqual([409, 'document-sent']);
  const other = await asked();
  expect(
    (await download('citizen', `/pratiche/${other.praticaId}/documents/${body.id}`)).statusCode,
  ).toBe(404);
});
