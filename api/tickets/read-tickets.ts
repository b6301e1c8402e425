import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { listTicketConversations } from '../../db/conversations.ts';
import { findTicket, listTicketActs, listTickets, readTicketRules } from '../../db/tickets.ts';
import type { Actor } from '../actor.ts';
import { readerOf } from '../conversations/read-conversations.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { problem } from '../problem.ts';
import type { TicketsQuery } from './schemas.ts';
import { conversationViews, ticketView } from './views.ts';

/** Tickets of a page, unless asked otherwise. */
const PAGE = 20;

/** A page of the tickets that the reader sees: a citizen's own, of the office those of a view. */
export async function readTickets(trx: Trx, actor: Actor, query: Static<typeof TicketsQuery>) {
  const { cursor, limit = PAGE, view = 'all', kind, topic } = query;
  const [at, id] = readCursor(cursor, ['instant', 'uuid']) ?? [];
  const after = at !== undefined && id !== undefined ? { at, id } : undefined;
  const asked = { view, kind, topic, personId: actor.id, after, limit: limit + 1 };
  const rows = await listTickets(trx, asked);
  const page = rows.slice(0, limit);
  const ticketIds = page.map((row) => row.id);
  const conversations = await listTicketConversations(trx, { ticketIds, reader: readerOf(actor) });
  const eyes = { actor, conversations, rules: await readTicketRules(trx, actor) };
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ticketView(row, eyes)),
    next: last ? writeCursor([last.openedAt, last.id]) : null,
  };
}

/**
 * One ticket, with its conversations and, for the office, who did what with it.
 * @throws not-found
 */
export async function readTicket(trx: Trx, actor: Actor, id: string) {
  const row = await findTicket(trx, { id });
  if (!row) throw problem('not-found');
  const conversations = await listTicketConversations(trx, { ticketIds: [id], reader: readerOf(actor) }); // prettier-ignore
  const eyes = { actor, conversations, rules: await readTicketRules(trx, actor) };
  const acts = await listTicketActs(trx, { ticketId: id });
  return {
    ...ticketView(row, eyes),
    conversations: conversationViews(row, eyes),
    acts: acts.map(({ id, act, reason, at, byName, assigneeName }) => ({ id, act, reason, at, byName, assigneeName })), // prettier-ignore
  };
}
