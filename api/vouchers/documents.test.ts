import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { dropDocuments } from '../../activities/jobs/drop-documents.ts';
import { asSystem } from '../../db/connect.ts';
import { openDocumentFiles } from '../../db/document-files.ts';
import { jpeg, PDF, ZIP } from '../documents/testing.ts';
import { endMandates, plantMandate } from '../mandates/testing.ts';
import { type Json, type Name, openApi } from '../testing.ts';
import { vouchersOn } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
let on: ReturnType<typeof vouchersOn>;
beforeAll(async () => {
  stage = await openApi({} as never);
  on = vouchersOn(stage);
  await stage.ask('citizen', 'GET', '/me');
}, 180_000);
afterAll(() => stage?.close());

const CONTRACT = { documents: ['employment-contract'] };
const files = async () => readdir(join(stage.app.config.DOCUMENTS_FOLDER, 'milano')).catch(() => [] as string[]); // prettier-ignore
const unsent = async (who: Name, fundId: string, query = '') =>
  (await stage.ask(who, 'GET', `/voucher-funds/${fundId}/documents${query}`)).body.items as Json[];
const remove = (who: Name, id: string, query = '') =>
  stage.ask(who, 'DELETE', `/voucher-documents/${id}${query}`);

/** An application with one document, as it was sent. */
async function sent(who: Name = 'citizen') {
  const fundId = await on.fund(CONTRACT);
  const document = (await on.upload(who, fundId, { content: PDF, filename: 'contratto.pdf' })).body;
  const made = await on.apply(who, fundId, { documentIds: [document.id] });
  expect(made.status).toBe(201);
  return { fundId, id: document.id as string, applicationId: made.body.id as string, document };
}

describe('A document for an application', () => {
  test('is uploaded, sent with it, and names itself in the decision', async () => {
    const { id, applicationId, document, fundId } = await sent();
    expect(document).toMatchObject({ kind: 'employment-contract', name: 'contratto.pdf', type: 'application/pdf', bytes: PDF.length }); // prettier-ignore
    expect(await unsent('citizen', fundId)).toEqual([]);
    const decided = (await on.decide(applicationId)).body;
    expect(decided.documents).toEqual([document]);
    expect(decided.decisions[0]).toMatchObject({ outcome: 'granted', amountCents: 40_000 });
    expect(decided.decisions[0].rules[1]).toEqual({
      ...{ rule: 'document', document: 'employment-contract', documentIds: [id], met: true },
      ...{ isMet: true, source: 'document', validUntil: null, fault: null },
    });
    const list = (await stage.ask('admin', 'GET', `/voucher-funds/${fundId}/applications`)).body;
    expect(list.items[0].documents).toEqual([document]);
    const wallet = (await stage.ask('citizen', 'GET', '/vouchers')).body;
    expect(wallet.applications[0].documents).toEqual([document]);
  });

  test('that is missing leaves its rule unmet, whatever is said of it', async () => {
    const fundId = await on.fund({ documents: ['employment-contract', 'isee-statement'] });
    const only = (await on.upload('otherCitizen', fundId, { content: PDF })).body;
    expect((await on.apply('otherCitizen', fundId, { documents: ['isee-statement'] })).status).toBe(422); // prettier-ignore
    const { id } = (await on.apply('otherCitizen', fundId, { documentIds: [only.id] })).body;
    const [decision] = (await on.decide(id)).body.decisions;
    expect(decision).toMatchObject({ outcome: 'refused', amountCents: 0 });
    const rules = decision.rules as Json[];
    expect(rules.filter(({ isMet }) => !isMet)).toEqual([expect.objectContaining({ document: 'isee-statement', met: false, documentIds: [] })]); // prettier-ignore
  });

  test('keeps its place when the office says that it has seen it', async () => {
    const { id, applicationId } = await sent('otherCitizen');
    const verified = { documents: ['employment-contract'] };
    const [decision] = (await on.decide(applicationId, 'admin', { verified })).body.decisions;
    expect(decision.rules[1]).toMatchObject({ source: 'office', documentIds: [id], isMet: true });
  });

  test('is judged by what is in it, and only for what the fund asks, while it is open', async () => {
    const fundId = await on.fund(CONTRACT);
    const before = await files();
    const codes = async (file: Parameters<typeof on.upload>[2], fund = fundId) => {
      const { status, body } = await on.upload('citizen', fund, file);
      return [status, body.code];
    };
    expect(await codes({ content: ZIP })).toEqual([415, 'document-type']);
    expect(await codes({ content: Buffer.concat([PDF, ZIP]) })).toEqual([422, 'document-damaged']);
    expect(await codes({ content: PDF, kind: 'disability-certificate' })).toEqual([422, 'invalid']);
    expect(await codes({ content: PDF, kind: 'passport' })).toEqual([422, 'invalid']);
    expect(await codes({ content: PDF, field: 'other' })).toEqual([422, 'invalid']);
    expect(await codes({ content: PDF }, randomUUID())).toEqual([404, 'not-found']);
    const later = await on.fund(CONTRACT, { opensOn: '2099-01-01', applyUntil: '2099-02-01', spendUntil: '2099-03-01' }); // prettier-ignore
    expect(await codes({ content: PDF }, later)).toEqual([422, 'fund-closed']);
    expect(await files()).toEqual(before);
    expect(await unsent('citizen', fundId)).toEqual([]);
    const photo = await on.upload('citizen', fundId, { content: jpeg(), filename: 'a.jpg', type: 'image/jpeg' }); // prettier-ignore
    const { rawPayload } = await on.download('citizen', photo.body.id);
    expect(rawPayload.includes('GPS')).toBe(false);
  });

  test('is there once for each key, and no more of them than there is room for', async () => {
    const fundId = await on.fund(CONTRACT);
    const key = randomUUID();
    const first = await on.upload('citizen', fundId, { content: PDF, key });
    expect((await on.upload('citizen', fundId, { content: PDF, key })).body).toEqual(first.body);
    const other = Buffer.concat([PDF, Buffer.from('\n')]);
    expect((await on.upload('citizen', fundId, { content: other, key })).body.code).toBe('idempotency-key-reused'); // prettier-ignore
    const more = await Promise.all(Array.from({ length: 20 }, () => on.upload('citizen', fundId, { content: PDF }))); // prettier-ignore
    expect(more.filter(({ status }) => status === 201)).toHaveLength(19);
    expect(more.find(({ status }) => status !== 201)!.body.code).toBe('documents-full');
    expect(await unsent('citizen', fundId)).toHaveLength(20);
  });

  test('can be taken away before it is sent and not after', async () => {
    const fundId = await on.fund(CONTRACT);
    const { id } = (await on.upload('citizen', fundId, { content: PDF })).body;
    const before = (await files()).length;
    expect((await remove('otherCitizen', id)).status).toBe(404);
    expect((await remove('citizen', id)).status).toBe(204);
    expect((await files()).length).toBe(before - 1);
    expect((await remove('citizen', id)).status).toBe(404);
    const gone = await on.apply('citizen', fundId, { documentIds: [id] });
    expect([gone.status, gone.body.errors[0].pointer]).toEqual([422, '/documentIds']);
    const kept = await sent();
    expect((await remove('citizen', kept.id)).body.code).toBe('document-sent');
  });

  test('goes with one application only: of this person, to this fund, once', async () => {
    const fundId = await on.fund(CONTRACT);
    const otherFund = await on.fund(CONTRACT);
    const mine = (await on.upload('citizen', fundId, { content: PDF })).body;
    const documentIds = [mine.id];
    expect((await on.apply('otherCitizen', fundId, { documentIds })).status).toBe(422);
    expect((await on.apply('citizen', otherFund, { documentIds })).status).toBe(422);
    const key = randomUUID();
    const made = await on.apply('citizen', fundId, { documentIds }, key);
    expect((await on.apply('citizen', fundId, { documentIds }, key)).body).toEqual(made.body);
    await stage.ask('citizen', 'POST', `/voucher-applications/${made.body.id}/withdrawal`);
    expect((await on.apply('citizen', fundId, { documentIds })).status).toBe(422);
  });

  test('that was never sent goes after a day with its file; what was sent stays', async () => {
    const { id } = await sent();
    const fundId = await on.fund(CONTRACT);
    await on.upload('citizen', fundId, { content: PDF });
    const folder = join(stage.app.config.DOCUMENTS_FOLDER, 'milano');
    const long = new Date(Date.now() - 48 * 3_600_000);
    for (const name of await files()) await utimes(join(folder, name), long, long);
    const job = { db: stage.db, files: openDocumentFiles(stage.app.config.DOCUMENTS_FOLDER), log: pino({ level: 'silent' }) }; // prettier-ignore
    await dropDocuments({ ...job, now: Date.now() + 25 * 3_600_000 });
    expect(await unsent('citizen', fundId)).toEqual([]);
    const rows = await asSystem(stage.db, 'milano', (trx) => trx.selectFrom('voucherDocument').select('storedAs').execute()); // prettier-ignore
    expect((await files()).sort()).toEqual(rows.map(({ storedAs }) => storedAs).sort());
    expect((await on.download('citizen', id)).rawPayload).toEqual(PDF);
  });
});

describe('Who reads a document of an application', () => {
  test('is the applicant and who decides; nobody else knows that it is there', async () => {
    const { id } = await sent();
    for (const who of [
      'otherCitizen',
      'delegate',
      'ente',
      'rival',
      'operator',
      'sportello',
      'citizenElsewhere',
      'adminElsewhere',
      'auditorElsewhere',
    ] as const)
      // prettier-ignore
      expect([who, (await on.download(who, id)).statusCode]).toEqual([who, 404]);
    for (const who of ['citizen', 'admin', 'auditor'] as const) {
      const { statusCode, rawPayload, headers } = await on.download(who, id);
      expect([who, statusCode, rawPayload]).toEqual([who, 200, PDF]);
      expect(headers['content-disposition']).toContain('attachment; filename="contratto.pdf"');
      expect(headers['cache-control']).toBe('private, no-store');
    }
  });

  test('is not the office as long as it is not sent', async () => {
    const fundId = await on.fund(CONTRACT);
    const { id } = (await on.upload('citizen', fundId, { content: PDF })).body;
    for (const who of ['admin', 'auditor', 'otherCitizen', 'sportello'] as const)
      expect((await on.download(who, id)).statusCode).toBe(404);
    expect((await on.download('citizen', id)).statusCode).toBe(200);
    expect((await on.upload('admin', fundId, { content: PDF })).status).toBe(403);
  });

  test('is written down of each office, each time, and the citizen reads of it', async () => {
    const { id } = await sent();
    const readings = async () => (await stage.ask('citizen', 'GET', '/me/readings')).body.items as Json[]; // prettier-ignore
    const before = (await readings()).length;
    for (const who of ['admin', 'admin', 'citizen'] as const) await on.download(who, id);
    const now = await readings();
    expect(now).toHaveLength(before + 2);
    expect(now[0]).toMatchObject({ what: 'document', documentName: 'contratto.pdf', role: 'admin', pratica: null }); // prettier-ignore
    const { items } = (await stage.ask('auditor', 'GET', '/audit/reads')).body;
    expect(items[0]).toMatchObject({ what: 'document', personName: 'Carla Neri', subjectName: 'Anna Ferrari' }); // prettier-ignore
    const others = (await stage.ask('otherCitizen', 'GET', '/me/readings')).body.items as Json[];
    expect(others.map((one) => one.id)).not.toContain(now[0]!.id);
  });

  test('does not hide that the ISEE was read right after', async () => {
    const { id, fundId } = await sent('delegate');
    await on.download('secondAdmin', id);
    await stage.ask('secondAdmin', 'GET', `/voucher-funds/${fundId}/applications`);
    const { items } = (await stage.ask('delegate', 'GET', '/me/readings')).body;
    expect((items as Json[]).slice(0, 2).map(({ what }) => what)).toEqual(['isee', 'document']);
  });
});

describe.each(['delegate', 'sportello'] as const)('A %s with a mandate', (holder) => {
  test('uploads, sees, sends and takes away in the principal’s place, and not after', async () => {
    const fundId = await on.fund(CONTRACT);
    expect((await unsentCode(holder, fundId, randomUUID()))).toBe('mandate-required'); // prettier-ignore
    const mandateId = await plantMandate(stage, { holder });
    const by = `?mandateId=${mandateId}`;
    const made = await on.upload(holder, fundId, { content: PDF, mandateId });
    expect(made.status).toBe(201);
    expect(await unsent('citizen', fundId)).toEqual([made.body]);
    expect(await unsent(holder, fundId, by)).toEqual([made.body]);
    const spare = await on.upload(holder, fundId, { content: PDF, mandateId });
    expect((await remove(holder, spare.body.id, by)).status).toBe(204);
    const sentFor = await on.apply(holder, fundId, {
      ...{ documentIds: [made.body.id], onBehalfOf: { mandateId }, reason: 'Me l’ha chiesto' },
    });
    expect(sentFor.body).toMatchObject({ personName: 'Anna Ferrari', documents: [made.body] });
    expect((await on.download(holder, made.body.id)).statusCode).toBe(200);
    await endMandates(stage);
    expect((await on.download(holder, made.body.id)).statusCode).toBe(404);
    expect((await on.upload(holder, fundId, { content: PDF, mandateId })).body.code).toBe('mandate-not-valid'); // prettier-ignore
    await stage.ask('citizen', 'POST', `/voucher-applications/${sentFor.body.id}/withdrawal`);
  });

  const unsentCode = async (who: Name, fundId: string, mandateId: string) =>
    (await stage.ask(who, 'GET', `/voucher-funds/${fundId}/documents?mandateId=${mandateId}`)).body
      .code;
});
