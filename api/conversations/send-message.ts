import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor, asSystem } from '../../db/connect.ts';
import {
  type Ground,
  lockConversation,
  notifyConversation,
  type Place,
  updateConversation,
} from '../../db/conversations.ts';
import { type Actor, askingAs } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import { problem } from '../problem.ts';
import { looksLikeContacts } from './contacts.ts';
import { judgeWriting } from './judge-writing.ts';
import { isBeforeOrder, mayWrite, sideOf } from './places.ts';
import type { SendBody } from './schemas.ts';
import { tellOfMessage } from './tell-of-message.ts';
import { isWritten, mustSaySomething, writeMessage } from './write-message.ts';

export interface Sending extends Static<typeof SendBody> {
  /** Made of the actor and the Idempotency-Key: the same message again is the same one. */
  id: string;
  praticaId: string;
}

const CONTACTS = {
  it: 'Sembra che tu abbia scritto un telefono, un indirizzo e-mail o un IBAN: prima dell’ordine è meglio non scambiarli. Puoi mandarlo lo stesso.',
  en: 'You seem to have written a phone number, a mail address or an IBAN: it is better not to exchange them before an order. You can send it all the same.',
};

/**
 * Writes one message. Judged as its author, then once more where it is written down, so that a mandate
 * that ended meanwhile does not count.
 * @throws what `judgeWriting` says, conversation-closed, contacts-before-order, already-corrected,
 *   invalid, idempotency-key-reused
 */
export async function sendMessage(
  app: FastifyInstance,
  actor: Actor,
  sending: Sending,
): Promise<void> {
  const requestHash = hashRequest({ ...sending, confirmContacts: undefined });
  const mandateId = sending.onBehalfOf?.mandateId.toLowerCase();
  const writing = { actor, praticaId: sending.praticaId, mandateId };
  await asActor(app.db, askingAs(actor), (trx) => judgeWriting(trx, writing));
  await asSystem(app.db, actor.comuneId, async (trx) => {
    const ground = await judgeWriting(trx, writing);
    const place = placeOf(actor, sending);
    if (!mayWriteIn(ground, actor, place)) throw problem('conversation-closed');
    const conversation = await lockConversation(trx, { ...place, comuneId: actor.comuneId });
    if (await isWritten(trx, { id: sending.id, requestHash })) return;
    mustBeWhole(sending, { ground, place });
    const { id, text, documentIds, correctsId, isForAll = false } = sending;
    const about = { praticaId: sending.praticaId };
    const message = { id, actor, conversation, about, text, documentIds, correctsId };
    const { seq, at } = await writeMessage(trx, { ...message, mandateId, requestHash });
    const isOpened = isForAll && !conversation.isOpenToAll;
    const sent = {
      id,
      seq,
      at,
      place,
      mandateId,
      isOpenToAll: conversation.isOpenToAll || isForAll,
    };
    const told = await tellOfMessage(trx, { actor, sent: { ...sent, isOpened }, conversation });
    await updateConversation(trx, {
      ...{ id: conversation.id, lastSeq: seq, lastAt: at, isOpenToAll: sent.isOpenToAll },
      ...told,
    });
    await notifyConversation(trx, { conversationId: conversation.id, comuneId: actor.comuneId });
  });
}

/** An ente writes in its own places, whatever it names. */
function placeOf(actor: Actor, { praticaId, kind, enteId }: Sending): Place {
  const own = actor.role === 'ente' ? (actor.enteId ?? null) : (enteId?.toLowerCase() ?? null);
  const isOffices = kind === 'citizen-office' || (kind === 'notes' && actor.role !== 'ente');
  return { praticaId, kind, enteId: isOffices ? null : own };
}

function mayWriteIn(ground: Ground, actor: Actor, place: Place): boolean {
  return (
    (place.enteId !== null || place.kind === 'citizen-office' || place.kind === 'notes') &&
    mayWrite(ground, { side: sideOf(actor.role), enteId: actor.enteId }, place)
  );
}

function mustBeWhole(
  { text, documentIds, isForAll, confirmContacts }: Sending,
  { ground, place }: { ground: Ground; place: Place },
): void {
  mustSaySomething({ text, documentIds });
  const isAmongStrangers = place.kind === 'citizen-ente' && isBeforeOrder(ground);
  if (isForAll && !(isAmongStrangers && ground.chosenEnteId === null)) {
    throw problem('not-possible-now');
  }
  if (isAmongStrangers && !confirmContacts && looksLikeContacts(text)) {
    throw problem('contacts-before-order', { errors: [{ pointer: '/text', message: CONTACTS }] });
  }
}
