import { asActor } from '../../db/connect.ts';
import { findNeedDocument } from '../../db/need-documents.ts';
import { addSensitiveRead } from '../../db/sensitive-reads.ts';
import { type Actor, askingAs } from '../actor.ts';
import { WRITTEN_DOWN } from '../documents/download.ts';
import type { Shelf } from '../documents/shelf.ts';
import { readPratica } from '../pratiche/detail.ts';
import { problem } from '../problem.ts';

/**
 * A file with which the need of a pratica was answered, for download: to whom the pratica's page shows
 * that answer. That staff reads it is written down first.
 * @throws not-found
 */
export async function handOutOfPratica(
  { db, files }: Pick<Shelf, 'db' | 'files'>,
  { actor, praticaId, id }: { actor: Actor; praticaId: string; id: string },
) {
  const { comuneId, role, id: personId } = actor;
  const document = await asActor(db, askingAs(actor), async (trx) => {
    const { need } = await readPratica(trx, { id: praticaId, actor });
    const isShown = need.params.some((param) => param.document?.id === id);
    const found = isShown ? await findNeedDocument(trx, { id }) : undefined;
    if (!found) throw problem('not-found');
    const read = { comuneId, praticaId, personId, role, field: `need-document/${id}` };
    if (WRITTEN_DOWN.includes(role)) await addSensitiveRead(trx, read);
    return found;
  });
  const content = await files.read({ comuneId, storedAs: document.storedAs });
  return { ...document, content };
}
