import type { Logger } from 'pino';
import { asSystem, type Db } from '../../db/connect.ts';
import type { DocumentFiles } from '../../db/document-files.ts';
import { dropUnattached, listStored } from '../../db/documents.ts';
import { dropUnsentMessageDocuments } from '../../db/message-documents.ts';
import { listComuni } from '../../db/payments.ts';
import { dropUnsentVoucherDocuments } from '../../db/voucher-documents.ts';

const KEPT_MS = 24 * 3_600_000;
const AT_ONCE = 100;

/**
 * Takes away what was uploaded and never sent, a day after; and files that have no row, which a
 * crash between the two can leave.
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
    const { documents, ofVouchers, ofMessages } = await asSystem(db, comuneId, async (trx) => ({
      documents: await dropUnattached(trx, { before, limit: AT_ONCE }),
      ofVouchers: await dropUnsentVoucherDocuments(trx, { before, limit: AT_ONCE }),
      ofMessages: await dropUnsentMessageDocuments(trx, { before, limit: AT_ONCE }),
    }));
    const old = await files.listBefore(comuneId, before);
    const known = await asSystem(db, comuneId, (trx) => listStored(trx, old));
    const unsent = [...documents, ...ofVouchers, ...ofMessages];
    const lost = [...unsent, ...old.filter((name) => !known.has(name))];
    for (const storedAs of lost) await files.drop({ comuneId, storedAs });
    if (lost.length > 0)
      log.info({ comuneId, files: lost.length }, 'documents never sent: dropped');
    isMore ||= [documents, ofVouchers, ofMessages].some(({ length }) => length === AT_ONCE);
  }
  return isMore;
}
