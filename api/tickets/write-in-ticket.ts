import type { Trx } from '../../db/connect.ts';
import {
  listReadMarks,
  lockTicketConversation,
  notifyConversation,
  type TicketPlace,
  type Told,
  updateConversation,
} from '../../db/conversations.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import type { TicketNoticeKind } from '../../db/tables/tickets.ts';
import { addTicketNotice } from '../../db/ticket-notices.ts';
import type { Writing } from '../conversations/write-message.ts';
import { writeMessage } from '../conversations/write-message.ts';

interface InTicket extends Omit<Writing, 'conversation' | 'about'> {
  ticket: { id: string; openedBy: string };
  kind: TicketPlace['kind'];
  notice: TicketNoticeKind;
}

/** News of these is always told; of the rest only what comes after what was told is read. */
const ALWAYS: readonly TicketNoticeKind[] = ['opened', 'reopened', 'closed'];

/**
 * Writes a message of a ticket, or a note, and leaves who is to be told of it: the office of what the
 * citizen writes, the citizen of what the office does, once for a run.
 * @throws what `writeMessage` says
 */
export async function writeInTicket(trx: Trx, { ticket, kind, notice, ...writing }: InTicket) {
  const { comuneId } = writing.actor;
  const conversation = await lockTicketConversation(trx, { comuneId, ticketId: ticket.id, kind });
  const about = { praticaId: null, ticketId: ticket.id };
  const { seq, at } = await writeMessage(trx, { ...writing, conversation, about });
  const { toldCitizen, toldEnte, toldOffice } = conversation;
  const told: Told = { toldCitizen, toldEnte, toldOffice };
  if (kind === 'citizen-office') {
    const isOfCitizen = writing.actor.role === 'citizen';
    const side = isOfCitizen ? 'office' : 'citizen';
    const name = isOfCitizen ? 'toldOffice' : 'toldCitizen';
    const marks = await listReadMarks(trx, { conversationId: conversation.id });
    const through = marks.find((mark) => mark.side === side)?.throughSeq ?? 0;
    if (ALWAYS.includes(notice) || through >= told[name]) {
      told[name] = seq;
      const personId = isOfCitizen ? null : ticket.openedBy;
      const id = nameUuid('ticket-notice', writing.id);
      await addTicketNotice(trx, { id, comuneId, ticketId: ticket.id, kind: notice, personId });
    }
  }
  const { id } = conversation;
  await updateConversation(trx, { id, lastSeq: seq, lastAt: at, isOpenToAll: false, ...told });
  await notifyConversation(trx, { conversationId: id, comuneId });
}
