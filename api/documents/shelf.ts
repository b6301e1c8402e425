import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type DocumentFiles, openDocumentFiles } from '../../db/document-files.ts';
import type { DocumentType } from '../../db/tables/integrations.ts';
import { problem } from '../problem.ts';
import { checkFile, type Sent } from './check-file.ts';
import { connectClamd, noScanner, type Scanner, ScannerAway } from './scanner.ts';

const SCANNER_BACK_SECONDS = 30;

/** Where documents lie, of whatever they are. */
export interface Shelf {
  db: FastifyInstance['db'];
  files: DocumentFiles;
  scanner: Scanner;
}

export function openShelf({ db, config }: Pick<FastifyInstance, 'db' | 'config'>): Shelf {
  const { DOCUMENTS_FOLDER, CLAMD_ADDRESS } = config;
  const scanner = CLAMD_ADDRESS ? connectClamd(CLAMD_ADDRESS) : noScanner;
  return { db, files: openDocumentFiles(DOCUMENTS_FOLDER), scanner };
}

/** What the row of a document says of its file. */
export interface Shelved {
  name: string;
  type: DocumentType;
  bytes: number;
  sha256: string;
  sourceSha256: string;
  storedAs: string;
}

/**
 * Judges, cleans, scans and stores one uploaded file, then lets `write` write its row. The file is
 * there before its row: a crash between the two leaves a file that nobody names, and a job takes it
 * away.
 * @throws what `checkFile` says, document-infected, unavailable without the scanner, and whatever
 *   `write` refuses with: the file is gone again then
 */
export async function putOnShelf(
  { files, scanner }: Pick<Shelf, 'files' | 'scanner'>,
  { comuneId, sent }: { comuneId: string; sent: Sent },
  write: (shelved: Shelved) => Promise<void>,
): Promise<void> {
  const { content, name, type } = checkFile(sent);
  await mustBeClean(scanner, sent.content);
  const file = { comuneId, storedAs: randomUUID() };
  await files.keep(file, content);
  try {
    await write({
      ...{ name, type, storedAs: file.storedAs, bytes: content.length },
      ...{ sha256: hashOf(content), sourceSha256: hashOf(sent.content) },
    });
  } catch (error) {
    await files.drop(file);
    throw error;
  }
}

/**
 * Whether an upload is here already, under its key.
 * @throws idempotency-key-reused when another file came under it
 */
export function isKnown(known: { sourceSha256: string } | undefined, sent: Sent): boolean {
  if (!known) return false;
  if (known.sourceSha256 === hashOf(sent.content)) return true;
  throw problem('idempotency-key-reused');
}

/** @throws document-infected, unavailable without the scanner */
export async function mustBeClean(scanner: Scanner, content: Buffer): Promise<void> {
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

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
