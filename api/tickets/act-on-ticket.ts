import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import type { CloseReason } from '../../db/tables/tickets.ts';
import {
  changeTicket,
  findTicketAct,
  type LockedTicket,
  lockTicket,
  type TicketChange,
} from '../../db/tickets.ts';
import type { Actor } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import { listAssignees } from '../tasks/hand-over.ts';
import { noteAct } from './note-act.ts';
import { writeInTicket } from './write-in-ticket.ts';

/** What the office does with a ticket beside writing in it. */
export type Act =
  | { act: 'claim' | 'release' | 'reopen' }
  | { act: 'assign'; assigneeId: string }
  | { act: 'close'; reason: CloseReason; text: string };

interface Acting {
  actor: Actor;
  /** Made of the actor and the Idempotency-Key. */
  id: string;
  ticketId: string;
}

const STRANGER = {
  it: 'Scegli una persona dell’ufficio.',
  en: 'Choose somebody of the office.',
};

/**
 * Claims, releases, assigns, closes or reopens a ticket, once for each command. What is so already
 * changes nothing and is not written down. Closing says a last word to the citizen.
 * @throws not-found, ticket-taken, ticket-closed, invalid, idempotency-key-reused
 */
export async function actOnTicket(
  db: Db,
  { actor, id, ticketId }: Acting,
  act: Act,
): Promise<void> {
  const requestHash = hashRequest({ ticketId, ...act });
  if (act.act === 'assign') await mustBeColleague(db, actor, act.assigneeId);
  await asSystem(db, actor.comuneId, async (trx) => {
    const ticket = await lockTicket(trx, { id: ticketId });
    if (!ticket) throw problem('not-found');
    const known = await findTicketAct(trx, { id });
    if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
    if (known) return;
    const change = changeOf(ticket, actor, act);
    if (!change) return;
    await changeTicket(trx, { id: ticketId, ...change });
    const { assigneeId = null, closeReason } = change;
    const reason = closeReason ? { reason: closeReason } : {};
    await noteAct(trx, { ticket, actor, id, requestHash, act: act.act, assigneeId, ...reason });
    if (act.act === 'close') await sayLastWord(trx, { ticket, actor, id, requestHash, text: act.text }); // prettier-ignore
  });
}

/** @returns undefined when it is so already */
function changeOf(ticket: LockedTicket, actor: Actor, act: Act): TicketChange | undefined {
  const isOpen = ticket.state === 'open';
  if (act.act === 'reopen') {
    return isOpen ? undefined : { state: 'open', closeReason: null, closedAt: null };
  }
  if (!isOpen) throw problem('ticket-closed');
  if (act.act === 'close') {
    return { state: 'closed', closeReason: act.reason, closedAt: new Date().toISOString() };
  }
  const holder = ticket.assigneeId;
  if (act.act !== 'assign' && holder !== null && holder !== actor.id) throw problem('ticket-taken');
  const to = act.act === 'claim' ? actor.id : act.act === 'assign' ? act.assigneeId : null;
  return holder === to ? undefined : { assigneeId: to };
}

async function sayLastWord(
  trx: Trx,
  said: { ticket: LockedTicket; actor: Actor; id: string; requestHash: string; text: string },
): Promise<void> {
  const id = nameUuid('ticket-message', said.id);
  await writeInTicket(trx, { ...said, id, kind: 'citizen-office', notice: 'closed' });
}

async function mustBeColleague(db: Db, actor: Actor, assigneeId: string): Promise<void> {
  const colleagues = await listAssignees(db, actor);
  const isOne = assigneeId === actor.id || colleagues.some(({ id }) => id === assigneeId);
  if (!isOne) throw invalid('/assigneeId', STRANGER);
}
