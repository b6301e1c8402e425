import { asActor } from '../../db/connect.ts';
import { addDocument, findDocument, hasRoom } from '../../db/documents.ts';
import { askingAs } from '../actor.ts';
import { problem } from '../problem.ts';
import type { Sent } from './check-file.ts';
import { judgeUpload, mustBeAsked, type Upload } from './judge-upload.ts';
import { isKnown, putOnShelf, type Shelf } from './shelf.ts';

export interface Kept extends Upload {
  /** Made of the actor and the Idempotency-Key: the same upload again is the same document. */
  id: string;
  integrationId: string;
  item: number;
}

/**
 * Keeps one file for what is asked in a pratica.
 * @throws what `putOnShelf` says, documents-full
 */
export async function keepDocument(shelf: Shelf, kept: Kept, sent: Sent): Promise<void> {
  const { actor, id, praticaId, integrationId, item } = kept;
  const { comuneId, id: uploadedBy } = actor;
  const within = <T>(work: Parameters<typeof asActor<T>>[2]) =>
    asActor(shelf.db, askingAs(actor), work);
  if (isKnown(await within((trx) => findDocument(trx, { praticaId, id })), sent)) return;
  await putOnShelf(shelf, { comuneId, sent }, (shelved) =>
    within(async (trx) => {
      await judgeUpload(trx, kept);
      await mustBeAsked(trx, kept);
      if (!(await hasRoom(trx, { praticaId, bytes: shelved.bytes }))) throw full();
      await addDocument(trx, { ...shelved, id, comuneId, praticaId, integrationId, item, uploadedBy }); // prettier-ignore
    }),
  );
}

function full() {
  const message = {
    it: 'Questa pratica può contenere 20 documenti e 50 MB: togline uno prima di aggiungerne altri.',
    en: 'This request can hold 20 documents and 50 MB: remove one before you add more.',
  };
  return problem('documents-full', { errors: [{ pointer: '/file', message }] });
}
