import type { Trx } from '../../db/connect.ts';
import { sendMessageDocuments } from '../../db/message-documents.ts';
import { addMessage, findMessage, listCorrections } from '../../db/messages.ts';
import type { Actor } from '../actor.ts';
import { invalid, problem } from '../problem.ts';

export interface Writing {
  id: string;
  actor: Actor;
  /** Held until the transaction ends. */
  conversation: { id: string; lastSeq: number };
  /** What it is about: the files that come with it are of the same. */
  about: { praticaId: string } | { praticaId: null; ticketId: string };
  text: string;
  documentIds?: string[] | undefined;
  /** An own message that this one puts right. */
  correctsId?: string | undefined;
  mandateId?: string | undefined;
  requestHash: string;
}

const EMPTY = { it: 'Scrivi un messaggio.', en: 'Write a message.' };
const GONE = {
  it: 'Uno degli allegati non c’è più: toglilo e caricalo di nuovo.',
  en: 'One of the attachments is gone: remove it and upload it again.',
};
const NOT_OWN = {
  it: 'Si può correggere solo un proprio messaggio di questa conversazione.',
  en: 'You can only correct a message of your own in this conversation.',
};

/** @throws invalid when there is neither a word nor a file */
export function mustSaySomething({
  text,
  documentIds = [],
}: Pick<Writing, 'text' | 'documentIds'>): void {
  // prettier-ignore
  if (!text.trim() && documentIds.length === 0) throw invalid('/text', EMPTY);
}

/**
 * Whether a message was written already under its key.
 * @throws idempotency-key-reused when it was another one
 */
export async function isWritten(
  trx: Trx,
  { id, requestHash }: Pick<Writing, 'id' | 'requestHash'>,
): Promise<boolean> {
  const known = await findMessage(trx, { id });
  if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
  return known !== undefined;
}

/**
 * Writes the next message of a conversation, with its files. Who may was judged before.
 * @throws already-corrected, invalid
 */
export async function writeMessage(
  trx: Trx,
  writing: Writing,
): Promise<{ seq: number; at: string }> {
  const { id, actor, conversation, text, correctsId = null, mandateId = null, requestHash } = writing; // prettier-ignore
  const { comuneId } = actor;
  if (correctsId) await mustBeOwn(trx, { ...writing, correctsId });
  const seq = conversation.lastSeq + 1;
  const at = new Date().toISOString();
  await addMessage(trx, {
    ...{ id, seq, at, requestHash, correctsId, text: text.trim(), mandateId },
    ...{ comuneId, conversationId: conversation.id },
    ...{ authorId: actor.id, authorName: actor.name, authorEnteId: actor.enteId ?? null },
    authorRole: actor.role as 'citizen',
  });
  const { about, documentIds: ids = [] } = writing;
  const sent = await sendMessageDocuments(trx, { ...about, uploadedBy: actor.id, messageId: id, ids }); // prettier-ignore
  if (sent < ids.length) throw invalid('/documentIds', GONE);
  return { seq, at };
}

async function mustBeOwn(
  trx: Trx,
  { actor, correctsId, conversation }: Writing & { correctsId: string },
): Promise<void> {
  const before = await findMessage(trx, { id: correctsId });
  if (before?.conversationId !== conversation.id || before.authorId !== actor.id) {
    throw invalid('/correctsId', NOT_OWN);
  }
  if ((await listCorrections(trx, [correctsId])).size > 0) throw problem('already-corrected');
}
