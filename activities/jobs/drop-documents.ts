import type { Logger } from 'pino';
import { asSystem, type Db } from '../../db/connect.ts';
import type { DocumentFiles } from '../../db/document-files.ts';
import { DOCUMENT_TABLES, dropUnsent, listStored } from '../../db/documents.ts';
import { dropUnnamed } from '../../db/need-documents.ts';
import { listComuni } from '../../db/payments.ts';
import { dropUnnamedFiles } from '../../db/qualification-files.ts';

const KEPT_MS = 24 * 3_600_000;
const AT_ONCE = 100;

/**
 * Takes away what was uploaded and never sent, or is the answer of no need and of no application, a
 * day after; and files that have no row, which a crash between the two can leave.
 * @returns whether there is certainly more to do
 */
export async function dropDocuments({
  db,
  files,
  log,
  now = Date.now(),
}: {
  db: Db;
  files: DocumentFiles;
  log: Logger;
  now?: number;
}): Promise<boolean> {
  const before = new Date(now - KEPT_MS).toISOString();
  let isMore = false;
  for (const comuneId of await listComuni(db)) {
    const unsent: string[] = [];
    for (const table of DOCUMENT_TABLES) {
      const dropped = await asSystem(db, comuneId, (trx) => dropUnsent(trx, { table, before, limit: AT_ONCE })); // prettier-ignore
      unsent.push(...dropped);
      isMore ||= dropped.length === AT_ONCE;
    }
    for (const drop of [dropUnnamed, dropUnnamedFiles]) {
      const unnamed = await asSystem(db, comuneId, (trx) => drop(trx, { before, limit: AT_ONCE }));
      unsent.push(...unnamed);
      isMore ||= unnamed.length === AT_ONCE;
    }
    const old = await files.listBefore(comuneId, before);
    const known = await asSystem(db, comuneId, (trx) => listStored(trx, old));
    const lost = [...unsent, ...old.filter((name) => !known.has(name))];
    for (const storedAs of lost) await files.drop({ comuneId, storedAs });
    if (lost.length > 0)
      log.info({ comuneId, files: lost.length }, 'documents never sent: dropped');
  }
  return isMore;
}
