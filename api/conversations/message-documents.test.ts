import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { dropDocuments } from '../../activities/jobs/drop-documents.ts';
import { openDocumentFiles } from '../../db/document-files.ts';
import { PDF } from '../documents/testing.ts';
import { servicesOn } from '../pratiche/testing.ts';
import { openStream } from '../stream/testing.ts';
import { ENTE_A, type Name, openApiWithWorker, type Stage } from '../testing.ts';
import { conversationsOn } from './testing.ts';

let stage: Stage;
let on: ReturnType<typeof conversationsOn>;
/** A pratica whose ente is chosen. */
let ordered: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  on = conversationsOn(stage);
  ordered = await servicesOn(stage).ordered();
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const TO_ENTE = { kind: 'citizen-ente', enteId: ENTE_A };

describe('A document', () => {
  test('goes with its message, to whoever reads that; staff’s reading is written down', async () => {
    const name = '<img src=x onerror=alert(1)>.pdf';
    const up = await on.upload('citizen', ordered, { content: PDF, filename: name });
    expect([up.status, up.body.name]).toEqual([201, expect.stringContaining('.pdf')]);
    const status = async (who: Name) => (await on.download(who, ordered, up.body.id)).statusCode;
    expect([await status('citizen'), await status('ente'), await status('admin')]).toEqual([200, 404, 404]); // prettier-ignore
    const sent = await on.write('citizen', ordered, { ...TO_ENTE, text: '', documentIds: [up.body.id] }); // prettier-ignore
    expect(sent.body.documents).toEqual([up.body]);
    const got = await on.download('ente', ordered, up.body.id);
    expect([got.rawPayload.equals(PDF), got.headers['x-content-type-options']]).toEqual([true, 'nosniff']); // prettier-ignore
    expect(got.headers['content-disposition']).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''/); // prettier-ignore
    expect([await status('rival'), await status('otherCitizen')]).toEqual([404, 404]);
    const { items } = (await stage.ask('citizen', 'GET', `/me/readings?praticaId=${ordered}`)).body;
    expect(items).toContainEqual(expect.objectContaining({ what: 'document', role: 'ente', documentName: up.body.name })); // prettier-ignore
    const remove = () => stage.ask('citizen', 'DELETE', `/pratiche/${ordered}/message-documents/${up.body.id}`); // prettier-ignore
    expect((await remove()).body.code).toBe('document-sent');
  });

  test('is nobody’s but the uploader’s to send, can be taken away, and goes by itself after a day', async () => {
    const upload = async () => (await on.upload('citizen', ordered, { content: PDF })).body.id;
    const [one, two] = [await upload(), await upload()];
    const stolen = await on.write('ente', ordered, { kind: 'citizen-ente', documentIds: [one] });
    expect(stolen.body.errors[0].pointer).toBe('/documentIds');
    expect((await stage.ask('citizen', 'DELETE', `/pratiche/${ordered}/message-documents/${one}`)).status).toBe(204); // prettier-ignore
    const files = openDocumentFiles(stage.app.config.DOCUMENTS_FOLDER);
    const drop = (now: number) =>
      dropDocuments({ db: stage.db, files, log: pino({ level: 'silent' }), now });
    await drop(Date.now());
    expect((await on.download('citizen', ordered, two)).statusCode).toBe(200);
    await drop(Date.now() + 25 * 3_600_000);
    expect((await on.download('citizen', ordered, two)).statusCode).toBe(404);
  });
});

test('The stream tells of each message those who may read it, and nobody else', async () => {
  const url = `${await stage.app.listen({ host: '127.0.0.1', port: 0 })}/api/stream`;
  const open = async (who: Name) => openStream(url, { authorization: await stage.bearer(who) });
  const who = ['citizen', 'ente', 'rival', 'otherCitizen', 'admin'] as const;
  const streams = await Promise.all(who.map(open));
  const { conversationId } = (await on.write('citizen', ordered, TO_ENTE)).body;
  const heard = (n: number) =>
    streams[n]!.events.filter(({ event }) => event === 'conversation').map(({ data, id }) => [id, data['conversationId']]); // prettier-ignore
  await streams[1]!.until(() => heard(1).length === 1);
  const note = (await on.write('ente', ordered, { kind: 'notes' })).body.conversationId;
  await streams[1]!.until(() => heard(1).length === 2);
  await streams[4]!.until(() => heard(4).length === 1);
  const both = [[undefined, conversationId], [undefined, note]]; // prettier-ignore
  expect(heard(1)).toEqual(both);
  expect([heard(0), heard(4)]).toEqual([both.slice(0, 1), both.slice(0, 1)]);
  expect([heard(2), heard(3)]).toEqual([[], []]);
  await Promise.all(streams.map((stream) => stream.close()));
});
