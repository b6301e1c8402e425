import { asActor } from '../../db/connect.ts';
import { addSensitiveRead } from '../../db/sensitive-reads.ts';
import { findVoucherDocument } from '../../db/voucher-documents.ts';
import { type Actor, askingAs } from '../actor.ts';
import { WRITTEN_DOWN } from '../documents/download.ts';
import type { Shelf } from '../documents/shelf.ts';
import { problem } from '../problem.ts';

/**
 * A document of an application for download: row-level security says to whom. That staff reads it
 * is written down first.
 * @throws not-found
 */
export async function handOut(
  { db, files }: Pick<Shelf, 'db' | 'files'>,
  { actor, id }: { actor: Actor; id: string },
) {
  const { comuneId, role, id: personId } = actor;
  const document = await asActor(db, askingAs(actor), async (trx) => {
    const found = await findVoucherDocument(trx, { id });
    if (!found) throw problem('not-found');
    const about = { praticaId: null, subjectId: found.personId, field: `voucher-document/${id}` };
    if (WRITTEN_DOWN.includes(role)) await addSensitiveRead(trx, { ...about, comuneId, personId, role }); // prettier-ignore
    return found;
  });
  const content = await files.read({ comuneId, storedAs: document.storedAs });
  return { ...document, content };
}
