import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { dropDocuments } from '../../activities/jobs/drop-documents.ts';
import { openDocumentFiles } from '../../db/document-files.ts';
import { asSystem } from '../../db/connect.ts';
import { jpeg, PDF, ZIP } from '../documents/testing.ts';
import { type Json, type Name, openApiWithWorker, type Stage } from '../testing.ts';
import { APPLICATION, qualificationsOn } from './testing.ts';

let stage: Stage;
let on: ReturnType<typeof qualificationsOn>;
let avvisoId: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  on = qualificationsOn(stage);
  avvisoId = await on.published();
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const codes = ({ status, body }: { status: number; body: Json }) => [status, body.code];
const pointers = ({ status, body }: { status: number; body: Json }) => [status, body.errors?.map(({ pointer }: Json) => pointer)]; // prettier-ignore
const remove = (who: Name, id: string) => stage.ask(who, 'DELETE', `/qualification-files/${id}`);
const opens = async (who: Name, id: string) => [who, (await on.download(who, id)).statusCode];
const folder = () => join(stage.app.config.DOCUMENTS_FOLDER, 'milano');
const files = () => readdir(folder()).catch(() => [] as string[]);
const dropAfterADay = () =>
  dropDocuments({
    db: stage.db,
    files: openDocumentFiles(stage.app.config.DOCUMENTS_FOLDER),
    log: pino({ level: 'silent' }),
    now: Date.now() + 25 * 3_600_000,
  });
const documentOf = async (who: Name, id: string, requirementId = 'durc') =>
  (await on.read(who, id)).documents.find((one: Json) => one.requirementId === requirementId);

describe('A file for what an avviso asks for', () => {
  test('is uploaded, kept with the draft, sent, and read by its ente and the office alone', async () => {
    const content = await on.whole('ente', avvisoId);
    const fileId = content.answers[1]!.fileId;
    const draft = `/avvisi/${avvisoId}/application`;
    const kept = await stage.ask('ente', 'PUT', draft, { expectedVersion: 0, content });
    expect(kept.body.files.map(({ name }: Json) => name).sort()).toEqual(['durc.pdf', 'insurance.pdf']); // prettier-ignore
    // What is being written is not the office's yet.
    for (const who of ['admin', 'auditor', 'rival', 'adminElsewhere', 'enteElsewhere'] as const)
      expect(await opens(who, fileId)).toEqual([who, 404]);
    const { id } = (await stage.ask('ente', 'POST', `${draft}/send`)).body;
    expect(await documentOf('admin', id)).toMatchObject({ reference: 'INPS_1', expiresOn: '2099-12-31', file: { id: fileId, name: 'durc.pdf', bytes: PDF.length }, earlier: [] }); // prettier-ignore
    for (const who of ['ente', 'colleague', 'admin', 'auditor'] as const)
      expect(await opens(who, fileId)).toEqual([who, 200]);
    for (const who of ['rival', 'adminElsewhere', 'auditorElsewhere', 'enteElsewhere'] as const)
      expect(await opens(who, fileId)).toEqual([who, 404]);
    for (const who of ['citizen', 'operator', 'sportello'] as const)
      expect(await opens(who, fileId)).toEqual([who, 403]);
    const { headers, rawPayload } = await on.download('admin', fileId);
    expect(rawPayload).toEqual(PDF);
    expect(headers).toMatchObject({
      'content-disposition': expect.stringContaining('attachment; filename="durc.pdf"'),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(codes(await remove('ente', fileId))).toEqual([409, 'document-sent']);
    // A record that is closed is still a record.
    expect((await on.move('ente', id, 'withdraw')).body.state).toBe('withdrawn');
    await dropAfterADay();
    for (const who of ['admin', 'ente'] as const) expect(await opens(who, fileId)).toEqual([who, 200]); // prettier-ignore
  });

  test('is judged by what is in it, and only for a document that is asked for', async () => {
    const before = (await files()).length;
    const put = async (more: object, who: Name = 'ente') => codes(await on.upload(who, { avvisoId, ...more })); // prettier-ignore
    expect(await put({ content: ZIP })).toEqual([415, 'document-type']);
    expect(await put({ content: Buffer.concat([PDF, ZIP]) })).toEqual([422, 'document-damaged']);
    expect(await put({ content: Buffer.alloc(11 * 1024 * 1024, 'x') })).toEqual([413, 'too-large']);
    expect(await put({ requirementId: 'charter' })).toEqual([422, 'invalid']);
    expect(await put({ requirementId: 'gone' })).toEqual([422, 'invalid']);
    expect(await put({ avvisoId: randomUUID() })).toEqual([404, 'not-found']);
    expect(await put({}, 'enteElsewhere')).toEqual([404, 'not-found']);
    expect(await put({}, 'admin')).toEqual([403, 'forbidden']);
    expect((await files()).length).toBe(before);
    const photo = await on.upload('ente', { avvisoId, content: jpeg(), filename: 'durc.jpg', type: 'image/jpeg' }); // prettier-ignore
    expect((await on.download('ente', photo.body.id)).rawPayload.includes('GPS')).toBe(false);
  });

  test('is there once for each key, and taken away until it is sent', async () => {
    const key = randomUUID();
    const first = await on.upload('ente', { avvisoId, key });
    expect((await on.upload('ente', { avvisoId, key })).body).toEqual(first.body);
    const other = await on.upload('ente', { avvisoId, key, content: Buffer.concat([PDF, Buffer.from('\n')]) }); // prettier-ignore
    expect(other.body.code).toBe('idempotency-key-reused');
    const before = (await files()).length;
    expect((await remove('rival', first.body.id)).status).toBe(404);
    expect((await remove('ente', first.body.id)).status).toBe(204);
    expect((await files()).length).toBe(before - 1);
    expect((await remove('ente', first.body.id)).status).toBe(404);
  });

  test('of another ente, or one that is gone, is refused at its field', async () => {
    const ours = await on.published();
    const theirs = (await on.upload('rival', { avvisoId: ours })).body.id;
    const whole = await on.whole('ente', ours);
    const keep = (fileId: string, expectedVersion: number) => {
      const [insurance, durc] = whole.answers;
      const content = { ...whole, answers: [insurance, { ...durc, fileId }] };
      return stage.ask('ente', 'PUT', `/avvisi/${ours}/application`, { expectedVersion, content });
    };
    const at = '/answers/durc/fileId';
    expect(pointers(await keep(theirs, 0))).toEqual([422, [at]]);
    expect(pointers(await keep(randomUUID(), 0))).toEqual([422, [at]]);
    const own = whole.answers[1]!.fileId;
    expect((await keep(own, 0)).body.missing).toEqual([]);
    await remove('ente', own);
    expect((await stage.ask('ente', 'GET', `/avvisi/${ours}/application`)).body.missing).toEqual([at]); // prettier-ignore
    expect(pointers(await stage.ask('ente', 'POST', `/avvisi/${ours}/application/send`))).toEqual([422, [at]]); // prettier-ignore
  });

  test('that nothing names goes after a day; one of a draft, or on its way, stays', async () => {
    const ours = await on.published();
    const content = await on.whole('ente', ours);
    await stage.ask('ente', 'PUT', `/avvisi/${ours}/application`, { expectedVersion: 0, content });
    const forgotten = (await on.upload('ente', { avvisoId: ours })).body.id;
    const onItsWay = (await on.upload('ente', { avvisoId: ours })).body.id;
    const command = {
      ...{ id: randomUUID(), comuneId: 'milano', qualificationId: randomUUID(), actorId: randomUUID() }, // prettier-ignore
      ...{ transition: 'updateDocument', requestHash: '-', reason: null },
    };
    await asSystem(stage.db, 'milano', (trx) =>
      trx
        .insertInto('qualificationCommand')
        .values({ ...command, payload: JSON.stringify({ fileId: onItsWay }) })
        .execute(),
    );
    expect(codes(await remove('ente', onItsWay))).toEqual([409, 'document-sent']);
    await dropAfterADay();
    expect(await opens('ente', forgotten)).toEqual(['ente', 404]);
    for (const id of [onItsWay, content.answers[0]!.fileId])
      expect(await opens('ente', id)).toEqual(['ente', 200]);
  });
});

describe('A document', () => {
  test('is asked for once more and replaced; the one before it stays', async () => {
    const id = await on.applied();
    const { avviso } = await on.read('admin', id);
    const before = (await documentOf('admin', id)).file.id;
    const ask = (more: object) => on.move('admin', id, 'requestIntegration', more);
    expect(pointers(await ask({}))).toEqual([422, ['/items']]);
    expect(pointers(await ask({ requirementIds: ['charter'] }))).toEqual([422, ['/requirementIds']]); // prettier-ignore
    await ask({ items: ['Statuto'], requirementIds: ['durc'] });
    const [asked] = (await on.read('ente', id)).integrations;
    expect(asked.items).toEqual([{ label: 'Statuto' }, { label: 'DURC', requirementId: 'durc' }]);

    const fileId = (await on.upload('ente', { avvisoId: avviso.id, filename: 'nuovo.pdf' })).body.id; // prettier-ignore
    const durc = { requirementId: 'durc', reference: 'INPS_2', expiresOn: '2098-01-31', fileId };
    const answer = (documents: object[], items = ['prot. 12']) =>
      on.move('ente', id, 'provideIntegration', { integrationId: asked.id, items, documents });
    expect(pointers(await answer([]))).toEqual([422, ['/documents/durc/fileId']]);
    expect(pointers(await answer([durc], []))[0]).toBe(422);
    expect(pointers(await answer([{ ...durc, expiresOn: '2020-01-01' }]))).toEqual([422, ['/documents/durc/expiresOn']]); // prettier-ignore
    expect(pointers(await answer([durc, { ...durc, requirementId: 'insurance' }]))).toEqual([422, ['/documents/insurance']]); // prettier-ignore
    const theirs = (await on.upload('rival', { avvisoId: avviso.id })).body.id;
    expect(pointers(await answer([{ ...durc, fileId: theirs }]))).toEqual([422, ['/documents/durc/fileId']]); // prettier-ignore
    expect((await answer([durc])).body.state).toBe('submitted');

    const now = await on.read('admin', id);
    expect(now.integrations[0].answer).toMatchObject({ items: ['prot. 12'], documents: [{ requirementId: 'durc', reference: 'INPS_2', file: { name: 'nuovo.pdf' } }] }); // prettier-ignore
    const document = await documentOf('admin', id);
    expect(document).toMatchObject({ reference: 'INPS_2', expiresOn: '2098-01-31', file: { id: fileId } }); // prettier-ignore
    expect(document.earlier).toMatchObject([{ reference: 'INPS_1', expiresOn: '2099-12-31', file: { id: before } }]); // prettier-ignore
    for (const file of [before, fileId]) expect(await opens('admin', file)).toEqual(['admin', 200]);
    // What the workflow and its events hear of it are ids and days.
    const { data } = await asSystem(stage.db, 'milano', (trx) =>
      trx.selectFrom('qualificationEvent').select('data').where('qualificationId', '=', id).where('kind', '=', 'provideIntegration').executeTakeFirstOrThrow(),
    ); // prettier-ignore
    expect(data).toEqual({ act: { integrationId: asked.id, documents: [{ id: 'durc', expiresOn: '2098-01-31' }] } }); // prettier-ignore
  });

  test('asked for alone is answered without a word', async () => {
    const id = await on.applied();
    const { avviso } = await on.read('admin', id);
    await on.move('admin', id, 'requestIntegration', { requirementIds: ['insurance'] });
    const [{ id: integrationId }] = (await on.read('ente', id)).integrations;
    const fileId = (await on.upload('ente', { avvisoId: avviso.id, requirementId: 'insurance' })).body.id; // prettier-ignore
    const documents = [{ requirementId: 'insurance', reference: 'Polizza 78', expiresOn: '2099-01-31', fileId }]; // prettier-ignore
    const { body } = await on.move('ente', id, 'provideIntegration', { integrationId, documents });
    expect(body.state).toBe('submitted');
    expect((await documentOf('ente', id, 'insurance')).reference).toBe('Polizza 78');
  });

  test('is renewed with its file while the ente is listed', async () => {
    const id = await on.qualified();
    const { avviso } = await on.read('admin', id);
    const renew = (more: object) =>
      on.move('ente', id, 'updateDocument', { requirementId: 'durc', reference: 'INPS_9', expiresOn: '2100-12-31', ...more }); // prettier-ignore
    expect(pointers(await renew({}))).toEqual([422, ['/fileId']]);
    expect(pointers(await renew({ fileId: randomUUID() }))).toEqual([422, ['/fileId']]);
    const fileId = (await on.upload('ente', { avvisoId: avviso.id })).body.id;
    expect((await renew({ fileId })).body.state).toBe('qualified');
    expect(await documentOf('admin', id)).toMatchObject({ reference: 'INPS_9', file: { id: fileId }, earlier: [{ reference: 'INPS_1' }] }); // prettier-ignore
    await on.move('ente', id, 'withdraw');
  });

  test('that is optional may be left out, but not told without its file', async () => {
    const requirements = [{ id: 'extra', kind: 'document', labelIt: 'ISO', labelEn: 'ISO', expires: false, optional: true }]; // prettier-ignore
    const optional = await on.published({ requirements });
    const keep = async (answers: object[], expectedVersion: number) =>
      (await stage.ask('ente', 'PUT', `/avvisi/${optional}/application`, { expectedVersion, content: { ...APPLICATION, answers } })).body.missing; // prettier-ignore
    expect(await keep([], 0)).toEqual([]);
    const extra = { requirementId: 'extra', reference: 'ISO 9001' };
    expect(await keep([extra], 1)).toEqual(['/answers/extra/fileId']);
    const fileId = (await on.upload('ente', { avvisoId: optional, requirementId: 'extra' })).body.id; // prettier-ignore
    expect(await keep([{ ...extra, reference: '', fileId }], 2)).toEqual(['/answers/extra/reference']); // prettier-ignore
    expect(await keep([{ ...extra, fileId }], 3)).toEqual([]);
  });
});
