import { asActor } from '../../db/connect.ts';
import { addNeedDocument, findNeedDocument, hasRoomInNeeds } from '../../db/need-documents.ts';
import { type Actor, askingAs } from '../actor.ts';
import type { Sent } from '../documents/check-file.ts';
import { isKnown, putOnShelf, type Shelf } from '../documents/shelf.ts';
import { problem } from '../problem.ts';
import { mustAskForFile } from './check-files.ts';
import { writerOf } from './drafter.ts';

export interface Kept {
  actor: Actor;
  /** Made of the actor and the Idempotency-Key: the same upload again is the same document. */
  id: string;
  serviceTypeId: string;
  param: string;
  mandateId?: string | undefined;
}

/**
 * Keeps one file with which a question of a service type is about to be answered.
 * @throws what `putOnShelf`, `writerOf` and `mustAskForFile` say, documents-full
 */
export async function keepDocument(shelf: Shelf, kept: Kept, sent: Sent): Promise<void> {
  const { actor, id, serviceTypeId, param } = kept;
  const { comuneId, id: uploadedBy } = actor;
  const within = <T>(work: Parameters<typeof asActor<T>>[2]) =>
    asActor(shelf.db, askingAs(actor), work);
  if (isKnown(await within((trx) => findNeedDocument(trx, { id })), sent)) return;
  await putOnShelf(shelf, { comuneId, sent }, (shelved) =>
    within(async (trx) => {
      const { applicantId } = await writerOf(trx, actor, kept.mandateId?.toLowerCase());
      await mustAskForFile(trx, { comuneId, serviceTypeId, param });
      if (!(await hasRoomInNeeds(trx, { applicantId, bytes: shelved.bytes }))) throw full();
      await addNeedDocument(trx, { ...shelved, id, comuneId, applicantId, uploadedBy });
    }),
  );
}

function full() {
  const message = {
    it: 'Nelle tue bozze ci stanno 20 file e 50 MB: togline uno prima di aggiungerne altri.',
    en: 'Your drafts can hold 20 files and 50 MB: remove one before you add more.',
  };
  return problem('documents-full', { errors: [{ pointer: '/file', message }] });
}
