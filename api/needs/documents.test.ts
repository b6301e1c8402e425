import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { dropDocuments } from '../../activities/jobs/drop-documents.ts';
import { openDocumentFiles } from '../../db/document-files.ts';
import { jpeg, multipartOf, PDF, type SentFile, ZIP } from '../documents/testing.ts';
import { endMandates, plantMandate, REASON } from '../mandates/testing.ts';
import { servicesOn } from '../pratiche/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, type Name, openApiWithWorker, type Stage } from '../testing.ts';

const TYPE = '/catalogue/types/assistenza-persona';
const PLAN = { id: 'plan', it: 'La pianta di casa', en: 'The plan of your home', type: 'file', sensitive: false, required: false }; // prettier-ignore
const REPORT = { ...PLAN, id: 'report', it: 'Il verbale', en: 'The report', sensitive: true };

let stage: Stage;
beforeAll(async () => {
  stage = await openApiWithWorker();
  for (const who of ['admin', 'citizen', 'otherCitizen', 'ente'] as const)
    await stage.ask(who, 'GET', '/me');
  const { versions, version } = (await stage.ask('admin', 'GET', TYPE)).body;
  const definition = { ...versions[0].definition };
  definition.params = [...definition.params, PLAN, REPORT];
  const body = { definition, reason: 'Serve la pianta', expectedVersion: version };
  expect((await stage.ask('admin', 'POST', `${TYPE}/versions`, body)).status).toBe(201);
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const folder = () => join(stage.app.config.DOCUMENTS_FOLDER, 'milano');
const files = () => readdir(folder()).catch(() => [] as string[]);

async function upload(who: Name, { param = 'plan', mandateId = '', key = randomUUID(), ...file }: Partial<SentFile> & { param?: string; mandateId?: string; key?: string } = {}) {
  const { headers, payload } = multipartOf({ content: PDF, filename: 'pianta.pdf', ...file });
  const by = mandateId ? `&mandateId=${mandateId}` : '';
  const answer = await stage.app.inject({
    method: 'POST',
    url: `/api/need-documents?serviceTypeId=assistenza-persona&param=${param}${by}`,
    headers: { ...headers, authorization: await stage.bearer(who), 'idempotency-key': key },
    payload,
  });
  return { status: answer.statusCode, body: answer.json<Json>() };
} // prettier-ignore

const told = (params: object) => ({ ...NEED, params: { ...NEED.params, ...params } });
const names = async (who: Name, ...ids: string[]) =>
  ((await stage.ask(who, 'GET', `/need-documents?ids=${ids.join(',')}`)).body.items as Json[]).map(({ name }) => name); // prettier-ignore
const remove = (who: Name, id: string) => stage.ask(who, 'DELETE', `/need-documents/${id}`);

async function download(who: Name, praticaId: string, id: string) {
  const headers = { authorization: await stage.bearer(who) };
  return stage.app.inject({ method: 'GET', url: `/api/pratiche/${praticaId}/need-documents/${id}`, headers }); // prettier-ignore
}

/** A pratica whose need is answered with two files. */
async function sent() {
  const plan = (await upload('citizen')).body.id as string;
  const report = (await upload('citizen', { param: 'report', filename: 'verbale.pdf' })).body.id as string; // prettier-ignore
  const { status, body } = await stage.ask('citizen', 'POST', '/pratiche', told({ plan, report }));
  expect(status).toBe(201);
  return { praticaId: body.id as string, plan, report };
}

describe('A file that answers a question', () => {
  test('is uploaded, kept with the draft, sent with the need and shown by its name', async () => {
    const { status, body } = await upload('citizen');
    expect([status, body]).toEqual([201, expect.objectContaining({ name: 'pianta.pdf', bytes: PDF.length })]); // prettier-ignore
    const needId = randomUUID();
    const draft = told({ plan: body.id });
    expect((await stage.ask('citizen', 'PUT', `/needs/${needId}`, draft)).status).toBe(200);
    expect(await names('citizen', body.id, randomUUID())).toEqual(['pianta.pdf']);
    const { id } = (await stage.ask('citizen', 'POST', '/pratiche', { needId })).body;
    const { need } = (await stage.ask('citizen', 'GET', `/pratiche/${id}`)).body;
    expect(need.params).toContainEqual({
      ...{ id: 'plan', it: PLAN.it, en: PLAN.en, sensitive: false },
      ...{ valueIt: 'pianta.pdf', valueEn: 'pianta.pdf' },
      document: { id: body.id, name: 'pianta.pdf', bytes: PDF.length },
    });
    const page = await download('citizen', id, body.id);
    expect([page.statusCode, page.rawPayload]).toEqual([200, PDF]);
    expect(page.headers['content-disposition']).toContain('attachment; filename="pianta.pdf"');
  });

  test.each<[string, (others: string) => object, string[]]>([
    ['another person’s', (others) => ({ plan: others }), ['/params/plan']],
    ['not there', () => ({ plan: randomUUID(), report: randomUUID() }), ['/params/plan', '/params/report']], // prettier-ignore
    ['no file at all', () => ({ plan: 'La pianta' }), ['/params/plan']],
  ])('is refused at its field when it is %s', async (_what, params, pointers) => {
    const others = (await upload('otherCitizen')).body.id;
    const { status, body } = await stage.ask('citizen', 'POST', '/pratiche', told(params(others)));
    expect([status, body.errors.map(({ pointer }: Json) => pointer)]).toEqual([422, pointers]);
  });

  test('of another person is not taken into a draft either, and nobody else learns its name', async () => {
    const others = (await upload('otherCitizen')).body.id;
    const draft = await stage.ask('citizen', 'PUT', `/needs/${randomUUID()}`, told({ plan: others }));
    expect([draft.status, draft.body.errors[0].pointer]).toEqual([422, '/params/plan']);
    expect(await names('citizen', others)).toEqual([]);
    expect((await remove('citizen', others)).status).toBe(404);
    expect(await names('otherCitizen', others)).toEqual(['pianta.pdf']);
  }); // prettier-ignore

  test('is judged by what is in it, and only for a question that asks for one', async () => {
    const before = await files();
    const codes = async (file: Parameters<typeof upload>[1], who: Name = 'citizen') => {
      const { status, body } = await upload(who, file);
      return [status, body.code];
    };
    expect(await codes({ content: ZIP })).toEqual([415, 'document-type']);
    expect(await codes({ content: Buffer.concat([PDF, ZIP]) })).toEqual([422, 'document-damaged']);
    expect(await codes({ param: 'autonomy' })).toEqual([422, 'invalid']);
    expect(await codes({ param: 'gone' })).toEqual([422, 'invalid']);
    expect(await codes({}, 'ente')).toEqual([403, 'forbidden']);
    expect(await files()).toEqual(before);
    const photo = await upload('citizen', { content: jpeg(), filename: 'casa.jpg', type: 'image/jpeg' }); // prettier-ignore
    const { id } = (await stage.ask('citizen', 'POST', '/pratiche', told({ plan: photo.body.id }))).body; // prettier-ignore
    expect((await download('citizen', id, photo.body.id)).rawPayload.includes('GPS')).toBe(false);
  });

  test('is there once for each key', async () => {
    const key = randomUUID();
    const first = await upload('otherCitizen', { key });
    expect((await upload('otherCitizen', { key })).body).toEqual(first.body);
    const other = await upload('otherCitizen', { key, content: Buffer.concat([PDF, Buffer.from('\n')]) }); // prettier-ignore
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  test('can be taken away until a need that names it was sent; then the answer is gone at its field', async () => {
    const { id } = (await upload('citizen')).body;
    const needId = randomUUID();
    await stage.ask('citizen', 'PUT', `/needs/${needId}`, told({ plan: id }));
    const before = (await files()).length;
    expect((await remove('citizen', id)).status).toBe(204);
    expect((await files()).length).toBe(before - 1);
    const { errors } = (await stage.ask('citizen', 'POST', '/pratiche', { needId })).body;
    expect(errors[0]).toMatchObject({ pointer: '/params/plan' });
    const { plan } = await sent();
    expect((await remove('citizen', plan)).body.code).toBe('document-sent');
  }); // prettier-ignore

  test('that no need names goes after a day; one that a draft names stays', async () => {
    const kept = (await upload('citizen')).body.id;
    const forgotten = (await upload('citizen')).body.id;
    await stage.ask('citizen', 'PUT', `/needs/${randomUUID()}`, told({ plan: kept }));
    const job = { db: stage.db, files: openDocumentFiles(stage.app.config.DOCUMENTS_FOLDER), log: pino({ level: 'silent' }) }; // prettier-ignore
    await dropDocuments(job);
    expect(await names('citizen', kept, forgotten)).toHaveLength(2);
    await dropDocuments({ ...job, now: Date.now() + 25 * 3_600_000 });
    expect(await names('citizen', forgotten)).toEqual([]);
    expect(await names('citizen', kept)).toHaveLength(1);
  });

  test('goes along when its pratica is opened anew', async () => {
    const { praticaId, plan } = await sent();
    const { move, read } = servicesOn(stage);
    expect((await move('citizen', praticaId, 'withdraw', {})).status).toBe(200);
    expect((await move('citizen', praticaId, 'reopen', {})).status).toBe(200);
    const anew = (await read('citizen', praticaId)).body.reopenedAs[0].id;
    expect((await download('ente', anew, plan)).statusCode).toBe(200);
  });
});

describe('Who opens such a file', () => {
  test('is whoever may read that answer of the pratica; nobody else knows that it is there', async () => {
    const { praticaId, plan, report } = await sent();
    for (const id of [plan, report])
      for (const who of ['citizen', 'ente', 'rival', 'admin', 'auditor'] as const)
        expect([who, (await download(who, praticaId, id)).statusCode]).toEqual([who, 200]);
    for (const who of [
      'otherCitizen',
      'delegate',
      'unasked',
      'operator',
      'sportello',
      'citizenElsewhere',
      'adminElsewhere',
    ] as const)
      // prettier-ignore
      expect([who, (await download(who, praticaId, plan)).statusCode]).toEqual([who, 404]);
    expect((await download('citizen', praticaId, (await upload('citizen')).body.id)).statusCode).toBe(404); // prettier-ignore
  });

  test('is no longer the ente that declined', async () => {
    const { praticaId, plan } = await sent();
    const { move } = servicesOn(stage);
    expect((await move('rival', praticaId, 'declineRequest', {}, { reason: REASON })).status).toBe(200); // prettier-ignore
    expect((await download('rival', praticaId, plan)).statusCode).toBe(404);
  });

  test('is written down of the staff, each time, and the citizen reads of it', async () => {
    const { praticaId, report } = await sent();
    for (const who of ['ente', 'ente', 'citizen'] as const) await download(who, praticaId, report);
    const items = (await stage.ask('citizen', 'GET', '/me/readings')).body.items as Json[];
    const ofIt = items.filter(({ documentName }) => documentName === 'verbale.pdf');
    expect(ofIt.filter(({ pratica }) => pratica.id === praticaId)).toMatchObject([
      { what: 'document', role: 'ente' },
      { what: 'document', role: 'ente' },
    ]);
  });
});

test('By mandate a file is put in for the principal, and is theirs', async () => {
  expect((await upload('sportello')).body.code).toBe('mandate-required');
  const mandateId = await plantMandate(stage, { holder: 'sportello' });
  const { id } = (await upload('sportello', { mandateId })).body;
  expect(await names('citizen', id)).toEqual(['pianta.pdf']);
  expect(await names('sportello', id)).toEqual(['pianta.pdf']);
  const onBehalfOf = { role: 'citizen', mandateId };
  const need = { ...told({ plan: id }), onBehalfOf, reason: REASON };
  const made = await stage.ask('sportello', 'POST', '/pratiche', need);
  expect([made.status, made.body.errors]).toEqual([201, undefined]);
  expect((await download('sportello', made.body.id, id)).statusCode).toBe(200);
  await endMandates(stage);
  expect(await names('sportello', id)).toEqual([]);
  expect((await download('sportello', made.body.id, id)).statusCode).toBe(404);
});
