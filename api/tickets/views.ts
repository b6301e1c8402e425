import { type ConversationWithLastLine, ticketConversationId } from '../../db/conversations.ts';
import type { TicketRow } from '../../db/tickets.ts';
import type { Actor } from '../actor.ts';

const DAY_MS = 24 * 3_600_000;

/** Until when a message of the citizen opens a closed ticket again; null while it is open. */
export function reopensUntil(
  { closedAt }: Pick<TicketRow, 'closedAt'>,
  { reopenDays }: { reopenDays: number },
): string | null {
  return closedAt && new Date(Date.parse(closedAt) + reopenDays * DAY_MS).toISOString();
}

interface Eyes {
  actor: Actor;
  rules: { reopenDays: number };
  conversations: readonly ConversationWithLastLine[];
}

export function ticketView(row: TicketRow, { actor, rules, conversations }: Eyes) {
  const { id, number, kind, topic, path, state, closeReason, openedAt, closedAt } = row;
  const { praticaId, praticaNumber, assigneeId } = row;
  const isOffice = actor.role !== 'citizen';
  const talk = conversations.find((one) => one.ticketId === id && one.kind === 'citizen-office');
  return {
    ...{ id, number, kind, topic, path, state, closeReason, openedAt, closedAt },
    pratica: praticaId && praticaNumber ? { id: praticaId, number: praticaNumber } : null,
    reopensUntil: reopensUntil(row, rules),
    isInHand: assigneeId !== null,
    openedBy: isOffice ? { id: row.openedBy, name: row.openerName ?? '' } : null,
    assignee: isOffice && assigneeId ? { id: assigneeId, name: row.assigneeName ?? '' } : null,
    unread: talk?.unread ?? 0,
    lastAt: talk?.lastAt ?? null,
  };
}

const NONE = { lastSeq: 0, lastAt: null, lastText: null, unread: 0 };

/** The conversations of a ticket as the pages of a pratica know them; the office's notes also before any. */
export function conversationViews(row: TicketRow, { actor, rules, conversations }: Eyes) {
  const until = reopensUntil(row, rules);
  const isOpen = row.state === 'open';
  const mayAnswer = {
    citizen: isOpen || (until !== null && until >= new Date().toISOString()),
    admin: isOpen,
  };
  const role = actor.role as keyof typeof mayAnswer;
  const kinds = actor.role === 'citizen' ? (['citizen-office'] as const) : (['citizen-office', 'notes'] as const); // prettier-ignore
  return kinds.map((kind) => {
    const known = conversations.find((one) => one.kind === kind) ?? NONE;
    const { lastSeq, lastAt, lastText, unread } = known;
    return {
      id: ticketConversationId({ ticketId: row.id, kind }),
      ...{ kind, lastSeq, lastAt, lastText, unread },
      ...{ enteId: null, enteName: null, isOpenToAll: false, isBeforeOrder: false },
      mayWrite: kind === 'notes' ? actor.role === 'admin' : (mayAnswer[role] ?? false),
    };
  });
}
