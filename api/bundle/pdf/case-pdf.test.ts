import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { getDocumentProxy } from 'unpdf';
import { asSystem } from '../../../db/connect.ts';
import { readCase } from '../../../db/case.ts';
import { readCaseMessages } from '../../../db/case-messages.ts';
import { makeSigningKey, readSigningKey } from '../../../db/anchor-seal.ts';
import { type Archive, openArchive } from '../../audit/testing.ts';
import { readArchive } from '../archive.ts';
import { checkBundle } from '../check.ts';
import { sealBundle } from '../seal.ts';
import type { Case } from './case-acts.ts';
import { writeCasePdf } from './case-pdf.ts';

let archive: Archive;
let lived: Case;
beforeAll(async () => {
  archive = await openArchive();
  // Its last steps lie on both sides of the night when clocks go back.
  const { pratica } = await archive.toActive('2026-10-24T08:00:00.000Z', [10, 6.5, 1, 2]);
  await asSystem(archive.db, 'milano', async (trx) => {
    const beneficiary = JSON.stringify({ self: false, name: 'Zoë Łukasz D’Amicò' });
    await trx.updateTable('need').set({ beneficiary }).where('praticaId', '=', pratica.id).execute();
  }); // prettier-ignore
  const found = await asSystem(archive.db, 'milano', (trx) => readCase(trx, { praticaId: pratica.id })); // prettier-ignore
  lived = withWritten(withDocument({ ...found!, ...(await asSystem(archive.db, 'milano', (trx) => readCaseMessages(trx, { praticaId: pratica.id }))) })); // prettier-ignore
}, 120_000);
afterAll(() => archive?.close(), 60_000);

const sha256 = 'ab12'.repeat(16);
function withDocument(of: Case): Case {
  const document = { id: randomUUID(), name: 'Carta d’identità.pdf', type: 'application/pdf', bytes: 4321, sha256, uploadedAt: '2026-10-26T09:00:00.000Z', attachedAt: null }; // prettier-ignore
  return { ...of, documents: [document as never] };
}

function withWritten(of: Case): Case {
  const conversation = { id: 'c', kind: 'citizen-ente', enteId: of.pratica.chosenEnteId, isOpenToAll: false, lastSeq: 2, lastAt: null } as const; // prettier-ignore
  const message = { conversationId: 'c', at: '2026-10-25T01:30:00.000Z', authorId: 'x', authorName: 'Paola Conti', authorRole: 'ente', authorEnteId: null, mandateId: null, correctsId: null } as const; // prettier-ignore
  const file = { id: 'f', messageId: 'm2', name: 'orari.pdf', type: 'application/pdf', bytes: 77, sha256, sourceSha256: sha256, uploadedAt: '2026-10-25T01:30:00.000Z' } as const; // prettier-ignore
  return {
    ...of,
    conversations: [conversation],
    messages: [
      { ...message, id: 'm1', seq: 1, text: 'Veniamo alle otto' },
      { ...message, id: 'm2', seq: 2, text: 'Veniamo alle nove', correctsId: 'm1', mandateId: 'd' },
    ],
    messageDocuments: [file],
  };
}

async function open(bytes: Uint8Array) {
  // It keeps what it is given.
  const pdf = await getDocumentProxy(bytes.slice());
  const pages = Array.from({ length: pdf.numPages }, (_, n) => pdf.getPage(n + 1));
  const texts = await Promise.all(
    pages.map(async (page) => (await (await page).getTextContent()).items),
  );
  const text = texts.flat().map((item) => ('str' in item ? item.str : '')).join(' '); // prettier-ignore
  return { pdf, text: text.replace(/\s+/g, ' ') };
}

type Tree = { role?: string; children?: Tree[] };
const rolesIn = ({ role, children = [] }: Tree): string[] => [role ?? '', ...children.flatMap(rolesIn)]; // prettier-ignore

describe('The document of a case', () => {
  test('tells the pratica, its people, acts, money and documents, with accents as they are', async () => {
    const { text } = await open(await writeCasePdf(lived, 'it'));
    const { pratica, events, payments } = lived;
    for (const told of [
      `Fascicolo della pratica ${pratica.number}`, 'Servizio attivo (aperta)', 'Richiedente Anna Ferrari',
      'Persona assistita Zoë Łukasz D’Amicò', 'Ente scelto Ente 1', '1. Richiesta inviata',
      '24/10/2026, 10:00:00 CEST', `${events.length}. Pagamento ricevuto`, 'Raccolta offerte → Ordine da confermare',
      'ente (Ente 1)', 'Carta d’identità.pdf (4321 byte)', `SHA-256 ${sha256}`, 'Incassi online',
      'Dovuto all’ente', 'Come si verifica', 'I messaggi', 'Cittadino ed ente: Ente 1',
      '1. Paola Conti (', '25/10/2026, 02:30:00 CET', 'con delega · corregge il messaggio 1', 'Veniamo alle nove', 'orari.pdf (77 byte)',
      `Ultima impronta: ${events.at(-1)!.hash}`,
    ]) {
      expect(text).toContain(told);
    } // prettier-ignore
    for (const { hash } of events) expect(text).toContain(hash);
    const amount = (payments[0]!.amountCents / 100).toLocaleString('it-IT', { style: 'currency', currency: 'EUR' }); // prettier-ignore
    expect(text).toContain(`Pagamento di ${amount.replace(/\s/g, ' ')}: pagato il`);
  });

  test('gives hours of Rome on both sides of the night when clocks go back', async () => {
    const events = lived.events.map((event, n) => ({ ...event, at: n === 0 ? '2026-10-25T00:30:00.000Z' : '2026-10-25T01:30:00.000Z' })); // prettier-ignore
    const { text } = await open(await writeCasePdf({ ...lived, events }, 'it'));
    expect(text).toContain('25/10/2026, 02:30:00 CEST · Anna Ferrari');
    expect(text).toContain('25/10/2026, 02:30:00 CET · ente (Ente 1)');
  });

  test('speaks English, too', async () => {
    const { text, pdf } = await open(await writeCasePdf(lived, 'en'));
    expect(text).toContain(`Case file of pratica ${lived.pratica.number}`);
    expect(text).toContain('Applicant Anna Ferrari');
    // Typed as an object of nothing by the reader.
    const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, string> };
    expect(info.Language).toBe('en-GB');
  });

  test('is tagged, with title and language, its fonts in it, and dated by its last act', async () => {
    const { pdf } = await open(await writeCasePdf(lived, 'it'));
    // Typed as an object of nothing by the reader.
    const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, string> };
    expect(info).toMatchObject({
      Title: `Fascicolo della pratica ${lived.pratica.number}`,
      Language: 'it-IT',
      CreationDate: expect.stringContaining(lived.events.at(-1)!.at.slice(0, 10).replaceAll('-', '')),
    }); // prettier-ignore
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const tree = (await (await pdf.getPage(1)).getStructTree()) as Tree;
    expect(rolesIn(tree)).toEqual(expect.arrayContaining(['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'LBody'])); // prettier-ignore
    const bytes = Buffer.from(await writeCasePdf(lived, 'it')).toString('latin1');
    expect(bytes.match(/\/FontFile2/g)).toHaveLength(3);
  });

  test('is the same each time, and a byte of it that was flipped is named', async () => {
    const content = await writeCasePdf(lived, 'it');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(Buffer.from(await writeCasePdf(lived, 'it')).equals(content)).toBe(true);
    const key = readSigningKey(makeSigningKey());
    const about = { comuneId: 'milano', praticaId: 'p', number: 'n', sealedAt: '2026-11-25T09:00:00.000Z' }; // prettier-ignore
    const sealed = sealBundle({ pratica: lived.pratica, events: lived.events, documentFiles: [{ name: 'case.pdf', content }] }, about, key); // prettier-ignore
    expect(checkBundle(sealed, [key.publicKey]).faults).toEqual([]);
    const { end } = readArchive(sealed).find(({ name }) => name === 'case.pdf')!;
    for (const at of [end - content.length, end - Math.floor(content.length / 2), end - 1]) {
      const flipped = sealed.with(at, sealed[at]! ^ 1);
      expect(checkBundle(flipped, [key.publicKey]).faults).toEqual([{ part: 'case.pdf', says: 'is not what was sealed' }]); // prettier-ignore
    }
  });

  test('holds a long life, and a reason that is longer than a page', async () => {
    const [first] = lived.events;
    const events = Array.from({ length: 1_500 }, (_, n) => ({ ...first!, seq: n + 1, reason: n === 3 ? 'perché '.repeat(3_000) : null })); // prettier-ignore
    const { text, pdf } = await open(await writeCasePdf({ ...lived, events }, 'it'));
    for (const told of ['1500. Richiesta inviata', ' […] ', `pagina ${pdf.numPages}`]) {
      expect([told, text.includes(told)]).toEqual([told, true]);
    }
    expect(pdf.numPages).toBeGreaterThan(80);
  });
});
