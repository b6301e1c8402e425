import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { ByMandate } from '../mandates/schemas.ts';

const closed = { additionalProperties: false };
const uuid = Type.String({ format: 'uuid' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

/** Characters of one message. */
export const TEXT_AT_MOST = 5_000;
export const DOCUMENTS_OF_MESSAGE = 10;

export const Kind = Type.Enum(['citizen-ente', 'citizen-office', 'ente-office', 'notes']);
const SideName = Type.Enum(['citizen', 'ente', 'office']);

export const DocumentParams = Type.Object({ id: uuid, documentId: uuid });
export const MandateQuery = closedQuery({ mandateId: Type.Optional(uuid) });
export const PageQuery = closedQuery({
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

/** One conversation of a pratica as the reader sees it, also when nobody has written in it yet. */
export const ConversationView = Type.Object({
  id: Type.String(),
  kind: Kind,
  /** Null where no ente takes part, and to an ente that reads what another one asked. */
  enteId: nullable(Type.String()),
  enteName: nullable(Type.String()),
  /** The citizen has answered for all enti that are asked. */
  isOpenToAll: Type.Boolean(),
  mayWrite: Type.Boolean(),
  /** Contact details are not exchanged here yet: a message that holds any must be confirmed. */
  isBeforeOrder: Type.Boolean(),
  /** What the reader's side has not read. */
  unread: Type.Integer(),
  lastSeq: Type.Integer(),
  lastAt: nullable(Type.String()),
  /** The beginning of the latest message. */
  lastText: nullable(Type.String()),
});
export const Conversations = Type.Object({ items: Type.Array(ConversationView) });

export const AttachmentView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.Enum(['application/pdf', 'image/jpeg', 'image/png']),
  bytes: Type.Integer(),
});

export const MessageView = Type.Object({
  id: Type.String(),
  conversationId: Type.String(),
  /** 1, 2, 3 … in the conversation. */
  seq: Type.Integer(),
  at: Type.String(),
  text: Type.String(),
  author: Type.Object({
    side: SideName,
    role: Type.Enum(['citizen', 'sportello', 'ente', 'admin']),
    /** Null when the reader may not know who it is. */
    name: nullable(Type.String()),
    isReader: Type.Boolean(),
    byMandate: Type.Boolean(),
  }),
  /** The message that this one corrects, and the one that corrects this. */
  correctsId: nullable(Type.String()),
  correctedById: nullable(Type.String()),
  documents: Type.Array(AttachmentView),
});

export const Messages = Type.Object({
  /** The latest first. */
  items: Type.Array(MessageView),
  /** Of the next, older page. */
  next: nullable(Type.String()),
  /** How far each side has read, and since when; the reader's own, too. */
  read: Type.Array(Type.Object({ side: SideName, throughSeq: Type.Integer(), at: Type.String() })),
});

/** POST /api/pratiche/{id}/messages. */
export const SendBody = Type.Object(
  {
    kind: Kind,
    /** With which ente; of an ente its own. */
    enteId: Type.Optional(uuid),
    text: Type.String({ maxLength: TEXT_AT_MOST }),
    documentIds: Type.Optional(
      Type.Array(uuid, { maxItems: DOCUMENTS_OF_MESSAGE, uniqueItems: true }),
    ),
    /** An own message that this one puts right. */
    correctsId: Type.Optional(uuid),
    /** Before an order the citizen opens the conversation to all enti that are asked. */
    isForAll: Type.Optional(Type.Boolean()),
    /** The text looks like it holds contact details, and is meant to. */
    confirmContacts: Type.Optional(Type.Boolean()),
    onBehalfOf: Type.Optional(ByMandate),
  },
  closed,
);

export const ReadBody = Type.Object(
  { throughSeq: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }) },
  closed,
);

export const UnreadAnswer = Type.Object({
  /** Pratiche with messages that the reader's side has not read, the latest first. */
  items: Type.Array(
    Type.Object({ praticaId: Type.String(), number: Type.String(), unread: Type.Integer() }),
  ),
  /** Of those above. */
  total: Type.Integer(),
});

const Title = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const CannedText = Type.String({ minLength: 1, maxLength: TEXT_AT_MOST, pattern: '\\S' });

export const CannedBody = Type.Object(
  { title: Title, textIt: CannedText, textEn: Type.Optional(nullable(CannedText)) },
  closed,
);
export const CannedView = Type.Object({
  id: Type.String(),
  /** 1, 2, 3 …: each change is a new one. */
  version: Type.Integer(),
  title: Type.String(),
  textIt: Type.String(),
  textEn: nullable(Type.String()),
  writtenAt: Type.String(),
});
export const CannedAnswers = Type.Object({ items: Type.Array(CannedView) });
