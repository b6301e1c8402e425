import { asActor, asSystem } from '../../db/connect.ts';
import {
  addMessageDocument,
  findMessageDocument,
  hasRoomForMessage,
} from '../../db/message-documents.ts';
import { addSensitiveRead } from '../../db/sensitive-reads.ts';
import { type Actor, askingAs } from '../actor.ts';
import type { Sent } from '../documents/check-file.ts';
import { WRITTEN_DOWN } from '../documents/download.ts';
import { isKnown, putOnShelf, type Shelf } from '../documents/shelf.ts';
import { problem } from '../problem.ts';
import { judgeWriting, type Writing } from './judge-writing.ts';

export interface Kept extends Writing {
  /** Made of the actor and the Idempotency-Key: the same upload again is the same document. */
  id: string;
}

/**
 * Keeps one file for a message that is about to be sent.
 * @throws what `putOnShelf` and `judgeWriting` say, documents-full
 */
export async function keepDocument(shelf: Shelf, kept: Kept, sent: Sent): Promise<void> {
  const { actor, id, praticaId } = kept;
  const { comuneId, id: uploadedBy } = actor;
  const within = <T>(work: Parameters<typeof asActor<T>>[2]) =>
    asActor(shelf.db, askingAs(actor), work);
  if (isKnown(await within((trx) => findMessageDocument(trx, { praticaId, id })), sent)) return;
  // As the platform: nobody else sees all that the messages of a pratica hold.
  await putOnShelf(shelf, { comuneId, sent }, (shelved) =>
    asSystem(shelf.db, comuneId, async (trx) => {
      await judgeWriting(trx, kept);
      if (!(await hasRoomForMessage(trx, { praticaId, bytes: shelved.bytes }))) throw full();
      await addMessageDocument(trx, { ...shelved, id, comuneId, praticaId, uploadedBy });
    }),
  );
}

/**
 * A document of a message for download: row-level security says to whom. That staff reads it is
 * written down first.
 * @throws not-found
 */
export async function handOut(
  { db, files }: Pick<Shelf, 'db' | 'files'>,
  { actor, praticaId, id }: { actor: Actor; praticaId: string; id: string },
) {
  const { comuneId, role, id: personId } = actor;
  const document = await asActor(db, askingAs(actor), async (trx) => {
    const found = await findMessageDocument(trx, { praticaId, id });
    if (!found) throw problem('not-found');
    const read = { comuneId, praticaId, personId, role, field: `message-document/${id}` };
    if (WRITTEN_DOWN.includes(role)) await addSensitiveRead(trx, read);
    return found;
  });
  const content = await files.read({ comuneId, storedAs: document.storedAs });
  return { ...document, content };
}

function full() {
  const message = {
    it: 'I messaggi di questa pratica non possono contenere altri documenti.',
    en: 'The messages of this request can hold no more documents.',
  };
  return problem('documents-full', { errors: [{ pointer: '/file', message }] });
}
