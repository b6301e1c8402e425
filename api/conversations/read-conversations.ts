import type { Trx } from '../../db/connect.ts';
import {
  type ConversationRow,
  findConversation,
  findGround,
  listConversations,
  listReadMarks,
  listUnread,
} from '../../db/conversations.ts';
import { listMessageDocuments } from '../../db/message-documents.ts';
import { findMessage, listCorrections, listMessages } from '../../db/messages.ts';
import { noteReadOf, noteSensitiveRead } from '../../db/sensitive-reads.ts';
import { findTicket } from '../../db/tickets.ts';
import type { Actor } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { problem } from '../problem.ts';
import { emptyRow, isParty, openPlaces, sideOf } from './places.ts';
import { conversationView, messageView } from './views.ts';

/** Messages of a page, unless asked otherwise. */
const PAGE = 50;
const PRATICHE_AT_MOST = 100;
const ORDER = ['citizen-ente', 'citizen-office', 'ente-office', 'notes'];

export const readerOf = ({ id: personId, role }: Actor) => ({ personId, side: sideOf(role) });

/**
 * The conversations of a pratica: those in which something was written, and those in which the reader
 * could begin.
 * @throws not-found
 */
export async function readConversations(trx: Trx, actor: Actor, praticaId: string) {
  const ground = await findGround(trx, { praticaId });
  if (!ground) throw problem('not-found');
  const begun = await listConversations(trx, { praticaId, reader: readerOf(actor) });
  const standing = { side: sideOf(actor.role), enteId: actor.enteId };
  const places = openPlaces(ground, standing).map(emptyRow);
  const rows = [...begun, ...places.filter(({ id }) => begun.every((row) => row.id !== id))];
  const items = rows.map((row) => conversationView(row, { actor, ground }));
  const isLater = (a: string, b: string) => ORDER.indexOf(a) - ORDER.indexOf(b);
  return {
    items: items.sort(
      (a, b) =>
        isLater(a.kind, b.kind) || (a.enteName ?? '~').localeCompare(b.enteName ?? '~', 'it'),
    ),
  };
}

/**
 * A page of a conversation, the latest first. That an office reads what is not its own is written down.
 * @throws not-found, invalid
 */
export async function readMessages(
  trx: Trx,
  actor: Actor,
  asked: { id: string; cursor?: string; limit?: number },
) {
  const { id, limit = PAGE } = asked;
  const [beforeSeq] = readCursor(asked.cursor, ['integer']) ?? [];
  const conversation = await findConversation(trx, { id, reader: readerOf(actor) });
  if (!conversation) throw problem('not-found');
  await noteRead(trx, actor, conversation);
  const rows = await listMessages(trx, { conversationId: id, beforeSeq, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const ids = page.map((row) => row.id);
  const eyes = {
    actor,
    conversation,
    ground: await groundOf(trx, conversation),
    corrections: await listCorrections(trx, ids),
    documents: await listMessageDocuments(trx, { messageIds: ids }),
  };
  return {
    items: page.map((row) => messageView(row, eyes)),
    next: rows.length > limit ? writeCursor([page.at(-1)!.seq]) : null,
    read: await listReadMarks(trx, { conversationId: id }),
  };
}

/** One message, as its author sees it. */
export async function readMessage(trx: Trx, actor: Actor, id: string) {
  const row = (await findMessage(trx, { id }))!;
  const conversation = (await findConversation(trx, { id: row.conversationId, reader: readerOf(actor) }))!; // prettier-ignore
  const documents = await listMessageDocuments(trx, { messageIds: [id] });
  const ground = await groundOf(trx, conversation);
  return messageView(row, { actor, conversation, ground, documents, corrections: new Map() });
}

/** A ticket has no enti. */
async function groundOf(trx: Trx, { praticaId }: { praticaId: string | null }) {
  return praticaId ? (await findGround(trx, { praticaId }))! : { chosenEnteId: null };
}

async function noteRead(trx: Trx, actor: Actor, conversation: ConversationRow): Promise<void> {
  const { comuneId, role, id: personId } = actor;
  const { id, praticaId, ticketId } = conversation;
  if ((role !== 'admin' && role !== 'auditor') || isParty(sideOf(role), conversation)) return;
  const read = { comuneId, personId, role, field: `conversation/${id}` };
  if (praticaId) return noteSensitiveRead(trx, { ...read, praticaId });
  const { openedBy: subjectId } = (await findTicket(trx, { id: ticketId! }))!;
  await noteReadOf(trx, { ...read, subjectId });
}

/** In which pratiche there is something to read, the latest first. */
export async function readUnread(trx: Trx, actor: Actor) {
  const items = await listUnread(trx, { reader: readerOf(actor), limit: PRATICHE_AT_MOST });
  return { items, total: items.reduce((sum, { unread }) => sum + unread, 0) };
}
