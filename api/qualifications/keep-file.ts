import { asActor } from '../../db/connect.ts';
import {
  addQualificationFile,
  findQualificationFile,
  hasRoomForFile,
} from '../../db/qualification-files.ts';
import { type Actor, askingAs } from '../actor.ts';
import type { Sent } from '../documents/check-file.ts';
import { isKnown, putOnShelf, type Shelf } from '../documents/shelf.ts';
import { problem } from '../problem.ts';

/**
 * Keeps one file of an ente for what an avviso asks for.
 * @param id made of the actor and the Idempotency-Key: the same upload again is the same file
 * @throws what `putOnShelf` says, documents-full
 */
export async function keepFile(
  shelf: Shelf,
  { actor, id }: { actor: Actor; id: string },
  sent: Sent,
): Promise<void> {
  const { comuneId, enteId = '', id: uploadedBy } = actor;
  const within = <T>(work: Parameters<typeof asActor<T>>[2]) =>
    asActor(shelf.db, askingAs(actor), work);
  if (isKnown(await within((trx) => findQualificationFile(trx, { id })), sent)) return;
  await putOnShelf(shelf, { comuneId, sent }, (shelved) =>
    within(async (trx) => {
      if (!(await hasRoomForFile(trx, { enteId, bytes: shelved.bytes }))) throw full();
      await addQualificationFile(trx, { ...shelved, id, comuneId, enteId, uploadedBy });
    }),
  );
}

function full() {
  const message = {
    it: 'Nelle tue bozze ci stanno 60 file e 200 MB: togline uno prima di aggiungerne altri.',
    en: 'Your drafts can hold 60 files and 200 MB: remove one before you add more.',
  };
  return problem('documents-full', { errors: [{ pointer: '/file', message }] });
}
