import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readSigningKey } from '../../db/anchor-seal.ts';
import { conversationsOn } from '../conversations/testing.ts';
import { PDF } from '../documents/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Name, openApiWithWorker } from '../testing.ts';
import { readArchive } from './archive.ts';
import { checkBundle } from './check.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let url: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  const { body } = await stage.ask('citizen', 'POST', '/pratiche', NEED);
  url = `/api/pratiche/${body.id}/bundle`;
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const ask = async (who: Name) =>
  stage.app.inject({ url, headers: { authorization: await stage.bearer(who) } });

describe('The bundle of a pratica', () => {
  test.each(['auditor', 'admin'] as const)('is given whole and sealed to the %s', async (who) => {
    const { statusCode, headers, rawPayload } = await ask(who);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': expect.stringMatching(/^attachment; filename="MI-\d{4}-\d{6}\.wemi\.zip"$/),
      'cache-control': 'no-store',
    }); // prettier-ignore
    const { publicKey } = readSigningKey(stage.app.config.ANCHOR_KEY);
    expect(checkBundle(rawPayload, [publicKey]).faults).toEqual([]);
    const parts = new Map(readArchive(rawPayload).map(({ name, content }) => [name, content]));
    expect([...parts.keys()]).toEqual([
      'manifest.sig', 'manifest.json', 'pratica.json', 'named.json', 'need.json', 'needDocuments.json', 'enti.json', 'offers.json',
      'revisions.json', 'orders.json', 'tariffs.json', 'payments.json', 'attempts.json', 'captures.json', 'refunds.json', 'receipts.json',
      'receiptNumbers.json', 'ledger.json', 'events.json', 'integrations.json', 'checklists.json', 'documents.json', 'notices.json', 'notifications.json', 'mandates.json', 'people.json',
      'conversations.json', 'messages.json', 'messageDocuments.json', 'messageReads.json', 'case.pdf',
    ]); // prettier-ignore
    const read = (name: string) => JSON.parse(Buffer.from(parts.get(name)!).toString());
    expect(read('events.json')).toMatchObject([{ seq: 1, kind: 'request', prevHash: null }]);
    expect(read('notices.json').map((notice: { audience: string }) => notice.audience).sort()).toEqual(['citizen', 'enti']); // prettier-ignore
    expect(read('people.json')).toMatchObject([{ name: 'Anna Ferrari', role: 'citizen' }]);
  });

  test('holds what was written, as far as its reader reads along', async () => {
    const on = conversationsOn(stage);
    const praticaId = url.split('/')[3]!;
    const { body: first } = await on.write('citizen', praticaId, { kind: 'citizen-office', text: 'Alle otto' }); // prettier-ignore
    const { body: file } = await on.upload('citizen', praticaId, {
      filename: 'orari.pdf',
      content: PDF,
    });
    await on.write('citizen', praticaId, { kind: 'citizen-office', text: 'Alle nove', correctsId: first.id, documentIds: [file.id] }); // prettier-ignore
    await on.write('ente', praticaId, { kind: 'notes', text: 'Solo per noi' });
    const of = async (who: Name) => {
      const parts = new Map(readArchive((await ask(who)).rawPayload).map(({ name, content }) => [name, content])); // prettier-ignore
      const read = (name: string) => JSON.parse(Buffer.from(parts.get(`${name}.json`)!).toString());
      return { kinds: read('conversations').map(({ kind }: { kind: string }) => kind), messages: read('messages'), files: read('messageDocuments') }; // prettier-ignore
    };
    const office = await of('admin');
    expect(office.kinds).toEqual(['citizen-office']);
    expect(office.messages).toMatchObject([
      { seq: 1, text: 'Alle otto', authorRole: 'citizen', authorName: 'Anna Ferrari', correctsId: null },
      { seq: 2, text: 'Alle nove', correctsId: first.id },
    ]); // prettier-ignore
    expect(office.files).toMatchObject([{ name: 'orari.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]); // prettier-ignore
    expect(JSON.stringify(office)).not.toContain('Solo per noi');
    expect((await of('auditor')).kinds).toEqual(['citizen-office', 'notes']);
  });

  test.each(['citizen', 'ente', 'rival'] as const)(
    'is not for the %s, who knows the pratica',
    async (who) => {
      const answer = await ask(who);
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
    },
  );
});
