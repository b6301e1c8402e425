import { asActor, asSystem } from '../../db/connect.ts';
import { findDocument, markOpened } from '../../db/documents.ts';
import { addSensitiveRead } from '../../db/sensitive-reads.ts';
import { type Actor, askingAs } from '../actor.ts';
import { problem } from '../problem.ts';
import { WRITTEN_DOWN } from './download.ts';
import type { Shelf } from './shelf.ts';

/** Those for whom documents are asked; an auditor only looks. */
const ASKERS = ['ente', 'admin'];

/**
 * A document for download. That staff reads it is written down first: nothing is handed out that
 * is not in the book.
 * @throws not-found
 */
export async function handOut(
  { db, files }: Pick<Shelf, 'db' | 'files'>,
  { actor, praticaId, id }: { actor: Actor; praticaId: string; id: string },
) {
  const { comuneId, role } = actor;
  const document = await asActor(db, askingAs(actor), async (trx) => {
    const found = await findDocument(trx, { praticaId, id });
    if (!found) throw problem('not-found');
    const read = { comuneId, praticaId, personId: actor.id, role, field: `document/${id}` };
    if (WRITTEN_DOWN.includes(role)) await addSensitiveRead(trx, read);
    return found;
  });
  const isFirst = ASKERS.includes(role) && document.attachedAt !== null && !document.openedAt;
  if (isFirst) await asSystem(db, comuneId, (trx) => markOpened(trx, { id }));
  const content = await files.read({ comuneId, storedAs: document.storedAs });
  return { ...document, content };
}
