import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { ConversationView, DOCUMENTS_OF_MESSAGE, TEXT_AT_MOST } from '../conversations/schemas.ts';

const closed = { additionalProperties: false };
const uuid = Type.String({ format: 'uuid' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const TicketKindName = Type.Enum(['question', 'problem']);
export const TicketTopicName = Type.Enum([
  'services', 'request', 'payments', 'vouchers', 'login', 'website', 'accessibility', 'other',
]); // prettier-ignore
export const CloseReasonName = Type.Enum(['answered', 'solved', 'not-ours', 'duplicate', 'no-reply']); // prettier-ignore
const ActName = Type.Enum(['open', 'claim', 'release', 'assign', 'close', 'reopen']);
const StateName = Type.Enum(['open', 'closed']);

const Text = Type.String({ minLength: 1, maxLength: TEXT_AT_MOST, pattern: '\\S' });
const DocumentIds = Type.Optional(
  Type.Array(uuid, { maxItems: DOCUMENTS_OF_MESSAGE, uniqueItems: true }),
);

/** POST /api/tickets. */
export const OpenTicket = Type.Object(
  {
    kind: TicketKindName,
    topic: TicketTopicName,
    text: Text,
    /** The page that it is about: its path alone, without what may follow a `?` or `#`. */
    path: Type.Optional(Type.String({ maxLength: 200, pattern: '^/[^?#]*$' })),
    /** One of their own. */
    praticaId: Type.Optional(uuid),
    documentIds: DocumentIds,
  },
  closed,
);

export const TicketMessage = Type.Object(
  {
    text: Type.String({ maxLength: TEXT_AT_MOST }),
    documentIds: DocumentIds,
    /** An own message that this one puts right. */
    correctsId: Type.Optional(uuid),
    /** Of the office for itself: the citizen never sees it. */
    isNote: Type.Optional(Type.Boolean()),
  },
  closed,
);

export const CloseTicket = Type.Object(
  {
    reason: CloseReasonName,
    /** The last word, which the citizen reads. */
    text: Text,
  },
  closed,
);
export const AssignTicket = Type.Object({ assigneeId: uuid }, closed);

export const TicketsQuery = closedQuery({
  /** Of the office; a citizen's list holds all of their own. */
  view: Type.Optional(Type.Enum(['mine', 'unassigned', 'open', 'closed', 'all'])),
  kind: Type.Optional(TicketKindName),
  topic: Type.Optional(TicketTopicName),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

const Person = Type.Object({ id: Type.String(), name: Type.String() });

const OF_TICKET = {
  id: Type.String(),
  number: Type.String(),
  kind: TicketKindName,
  topic: TicketTopicName,
  path: nullable(Type.String()),
  pratica: nullable(Type.Object({ id: Type.String(), number: Type.String() })),
  state: StateName,
  closeReason: nullable(CloseReasonName),
  openedAt: Type.String(),
  closedAt: nullable(Type.String()),
  /** Until then a message of the citizen opens it again; null while it is open. */
  reopensUntil: nullable(Type.String()),
  /** Somebody of the office has it in hand. */
  isInHand: Type.Boolean(),
  /** Who opened it, and who has it in hand: for the office and auditors. */
  openedBy: nullable(Person),
  assignee: nullable(Person),
  /** What the reader's side has not read, notes apart. */
  unread: Type.Integer(),
  lastAt: nullable(Type.String()),
};
export const TicketView = Type.Object(OF_TICKET);
export const Tickets = Type.Object({
  items: Type.Array(TicketView),
  next: nullable(Type.String()),
});
export const TicketDetail = Type.Object({
  ...OF_TICKET,
  /** With the citizen; for the office its notes, too. */
  conversations: Type.Array(ConversationView),
  /** Who did what with it, the first on top: for the office and auditors. */
  acts: Type.Array(
    Type.Object({
      id: Type.String(),
      act: ActName,
      reason: nullable(CloseReasonName),
      at: Type.String(),
      byName: nullable(Type.String()),
      assigneeName: nullable(Type.String()),
    }),
  ),
});

/** Counted no further than a thousand. */
export const TicketCounts = Type.Object({
  mine: Type.Integer(),
  unassigned: Type.Integer(),
  open: Type.Integer(),
});
