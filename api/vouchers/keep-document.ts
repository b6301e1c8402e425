import { asActor } from '../../db/connect.ts';
import {
  addVoucherDocument,
  findVoucherDocument,
  hasRoomBeforeApplying,
} from '../../db/voucher-documents.ts';
import type { DocumentKind } from '../../vouchers/rules.ts';
import { askingAs } from '../actor.ts';
import type { Sent } from '../documents/check-file.ts';
import { isKnown, putOnShelf, type Shelf } from '../documents/shelf.ts';
import { problem } from '../problem.ts';
import { type Asking, judgeApplying, mustBeAskedFor } from './judge-applying.ts';

export interface Kept extends Asking {
  /** Made of the actor and the Idempotency-Key: the same upload again is the same document. */
  id: string;
  kind: DocumentKind;
}

/**
 * Keeps one file for an application that is about to be made.
 * @throws what `putOnShelf` and `judgeApplying` say, documents-full
 */
export async function keepDocument(shelf: Shelf, kept: Kept, sent: Sent): Promise<void> {
  const { actor, id, kind } = kept;
  const { comuneId, id: uploadedBy } = actor;
  const within = <T>(work: Parameters<typeof asActor<T>>[2]) =>
    asActor(shelf.db, askingAs(actor), work);
  if (isKnown(await within((trx) => findVoucherDocument(trx, { id })), sent)) return;
  await putOnShelf(shelf, { comuneId, sent }, (shelved) =>
    within(async (trx) => {
      const applying = await judgeApplying(trx, kept);
      await mustBeAskedFor(trx, kept);
      const hasRoom = await hasRoomBeforeApplying(trx, { ...applying, bytes: shelved.bytes });
      if (!hasRoom) throw full();
      await addVoucherDocument(trx, { ...shelved, ...applying, id, comuneId, kind, uploadedBy });
    }),
  );
}

function full() {
  const message = {
    it: 'Una domanda può avere 20 documenti e 50 MB: togline uno prima di aggiungerne altri.',
    en: 'An application can have 20 documents and 50 MB: remove one before you add more.',
  };
  return problem('documents-full', { errors: [{ pointer: '/file', message }] });
}
