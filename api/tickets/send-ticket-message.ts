import type { Static } from 'typebox';
import { asActor, asSystem, type Db, type Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import {
  changeTicket,
  findTicket,
  type LockedTicket,
  lockTicket,
  readTicketRules,
} from '../../db/tickets.ts';
import type { TicketNoticeKind } from '../../db/tables/tickets.ts';
import { type Actor, askingAs } from '../actor.ts';
import { isWritten, mustSaySomething } from '../conversations/write-message.ts';
import { hashRequest } from '../idempotency.ts';
import { problem } from '../problem.ts';
import { noteAct } from './note-act.ts';
import type { TicketMessage } from './schemas.ts';
import { reopensUntil } from './views.ts';
import { writeInTicket } from './write-in-ticket.ts';

export interface Sending extends Static<typeof TicketMessage> {
  /** Made of the actor and the Idempotency-Key: the same message again is the same one. */
  id: string;
  ticketId: string;
}

/**
 * Writes in a ticket. A message of the citizen opens a closed one again, for as many days as the comune
 * has laid down; an answer of the office takes a ticket in hand that nobody had.
 * @throws not-found, forbidden, conversation-closed, ticket-closed, and what `writeMessage` says
 */
export async function sendTicketMessage(db: Db, actor: Actor, sending: Sending): Promise<void> {
  const { id, ticketId, text, documentIds, correctsId, isNote = false } = sending;
  const requestHash = hashRequest(sending);
  await mustBeSeen(db, actor, ticketId);
  if (isNote && actor.role !== 'admin') throw problem('forbidden');
  await asSystem(db, actor.comuneId, async (trx) => {
    const ticket = (await lockTicket(trx, { id: ticketId }))!;
    if (await isWritten(trx, { id, requestHash })) return;
    mustSaySomething({ text, documentIds });
    const written = { ticket, id, actor, text, documentIds, correctsId, requestHash };
    if (isNote) return writeInTicket(trx, { ...written, kind: 'notes', notice: 'written' });
    const moving = { ticket, actor, id: nameUuid('ticket-act', id), requestHash };
    const notice = await moveByMessage(trx, moving);
    await writeInTicket(trx, { ...written, kind: 'citizen-office', notice });
  });
}

/** @throws not-found for a ticket that is not the asking's */
export async function mustBeSeen(db: Db, actor: Actor, id: string): Promise<void> {
  const seen = await asActor(db, askingAs(actor), (trx) => findTicket(trx, { id }));
  if (!seen) throw problem('not-found');
}

async function moveByMessage(
  trx: Trx,
  said: { ticket: LockedTicket; actor: Actor; id: string; requestHash: string },
): Promise<TicketNoticeKind> {
  const { ticket, actor } = said;
  const isOpen = ticket.state === 'open';
  if (actor.role === 'admin') {
    if (!isOpen) throw problem('ticket-closed');
    if (ticket.assigneeId) return 'answered';
    await changeTicket(trx, { id: ticket.id, assigneeId: actor.id });
    await noteAct(trx, { ...said, act: 'claim', assigneeId: actor.id });
    return 'answered';
  }
  if (isOpen) return 'written';
  const until = reopensUntil(ticket, await readTicketRules(trx, actor))!;
  if (Date.parse(until) < Date.now()) throw problem('conversation-closed');
  await changeTicket(trx, { id: ticket.id, state: 'open', closeReason: null, closedAt: null });
  await noteAct(trx, { ...said, act: 'reopen' });
  return 'reopened';
}
