import type { ConversationRow, Ground } from '../../db/conversations.ts';
import type { MessageDocumentRow } from '../../db/message-documents.ts';
import type { MessageRow } from '../../db/messages.ts';
import type { Actor } from '../actor.ts';
import { isBeforeOrder, mayWrite, sideOf } from './places.ts';

type Row = ConversationRow & { lastText: string | null };

/** A rival that reads what was opened to all does not learn who asked. */
export function isOpenedToReader(actor: Actor, { enteId }: { enteId: string | null }): boolean {
  return actor.role === 'ente' && enteId !== actor.enteId;
}

export function conversationView(row: Row, { actor, ground }: { actor: Actor; ground: Ground }) {
  const { id, kind, isOpenToAll, lastSeq, lastAt, lastText } = row;
  const isRival = isOpenedToReader(actor, row);
  const enteId = isRival ? null : row.enteId;
  const side = sideOf(actor.role);
  return {
    ...{ id, kind, enteId, isOpenToAll, lastSeq, lastAt, lastText },
    enteName: ground.asked.find((one) => one.enteId === enteId)?.name ?? null,
    mayWrite: mayWrite(ground, { side, enteId: actor.enteId }, row),
    isBeforeOrder: kind === 'citizen-ente' && isBeforeOrder(ground),
    unread: isRival ? 0 : row.unread,
  };
}

interface Eyes {
  actor: Actor;
  ground: Pick<Ground, 'chosenEnteId'>;
  conversation: { enteId: string | null };
  corrections: Map<string, string>;
  documents: readonly MessageDocumentRow[];
}

export function messageView(row: MessageRow, eyes: Eyes) {
  const { id, conversationId, seq, at, text, correctsId } = row;
  const documents = eyes.documents.filter(({ messageId }) => messageId === id);
  return {
    ...{ id, conversationId, seq, at, text, correctsId },
    author: {
      side: sideOf(row.authorRole)!,
      role: row.authorRole,
      name: knowsAuthor(row, eyes) ? row.authorName : null,
      isReader: row.authorId === eyes.actor.id,
      byMandate: row.mandateId !== null,
    },
    correctedById: eyes.corrections.get(id) ?? null,
    documents: documents.map(({ id, name, type, bytes }) => ({ id, name, type, bytes })),
  };
}

/** A citizen's side has a name for the chosen ente only; an ente that asks has none for its rivals. */
function knowsAuthor({ authorRole }: MessageRow, { actor, ground, conversation }: Eyes): boolean {
  if (actor.role !== 'ente') return true;
  if (isOpenedToReader(actor, conversation)) return false;
  return sideOf(authorRole) !== 'citizen' || ground.chosenEnteId === actor.enteId;
}
