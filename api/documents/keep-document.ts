import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { asActor } from '../../db/connect.ts';
import type { DocumentFiles } from '../../db/document-files.ts';
import { addDocument, findDocument, hasRoom } from '../../db/documents.ts';
import { askingAs } from '../actor.ts';
import { problem } from '../problem.ts';
import { checkFile, type Sent } from './check-file.ts';
import { judgeUpload, mustBeAsked, type Upload } from './judge-upload.ts';
import { type Scanner, ScannerAway } from './scanner.ts';

const SCANNER_BACK_SECONDS = 30;

export interface Shelf {
  db: FastifyInstance['db'];
  files: DocumentFiles;
  scanner: Scanner;
}

export interface Kept extends Upload {
  /** Made of the actor and the Idempotency-Key: the same upload again is the same document. */
  id: string;
  integrationId: string;
  item: number;
}

/**
 * Judges, cleans, scans and stores one uploaded file. The file is there before its row: a crash
 * between the two leaves a file that nobody names, and a job takes it away.
 * @throws what `checkFile` says, document-infected, documents-full, unavailable without the scanner
 */
export async function keepDocument(shelf: Shelf, kept: Kept, sent: Sent): Promise<void> {
  const { actor, id, praticaId, integrationId, item } = kept;
  const within = <T>(work: Parameters<typeof asActor<T>>[2]) =>
    asActor(shelf.db, askingAs(actor), work);
  const sourceSha256 = hashOf(sent.content);
  const known = await within((trx) => findDocument(trx, { praticaId, id }));
  if (known) {
    if (known.sourceSha256 === sourceSha256) return;
    throw problem('idempotency-key-reused');
  }
  const { content, name, type } = checkFile(sent);
  await mustBeClean(shelf.scanner, sent.content);

  const { comuneId } = actor;
  const file = { comuneId, storedAs: randomUUID() };
  const row = {
    ...{ id, comuneId, praticaId, integrationId, item, name, type },
    ...{ bytes: content.length, sha256: hashOf(content), sourceSha256 },
    ...{ storedAs: file.storedAs, uploadedBy: actor.id },
  };
  await shelf.files.keep(file, content);
  try {
    await within(async (trx) => {
      await judgeUpload(trx, kept);
      await mustBeAsked(trx, kept);
      if (!(await hasRoom(trx, { praticaId, bytes: row.bytes }))) throw full();
      await addDocument(trx, row);
    });
  } catch (error) {
    await shelf.files.drop(file);
    throw error;
  }
}

async function mustBeClean(scanner: Scanner, content: Buffer): Promise<void> {
  const isInfected = await scanner.isInfected(content).catch((error: unknown) => {
    if (!(error instanceof ScannerAway)) throw error;
    throw problem('unavailable', { retryAfter: SCANNER_BACK_SECONDS });
  });
  if (!isInfected) return;
  const message = {
    it: 'Il controllo antivirus ha fermato questo file: non è stato salvato.',
    en: 'The virus scan stopped this file: it was not kept.',
  };
  throw problem('document-infected', { errors: [{ pointer: '/file', message }] });
}

function full() {
  const message = {
    it: 'Questa pratica può contenere 20 documenti e 50 MB: togline uno prima di aggiungerne altri.',
    en: 'This request can hold 20 documents and 50 MB: remove one before you add more.',
  };
  return problem('documents-full', { errors: [{ pointer: '/file', message }] });
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
