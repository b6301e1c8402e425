import { type TSchema, Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { TOPIC_NAMES } from './topics.ts';

const nullable = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()]);
const Channel = Type.Enum(['mail', 'sms', 'io']);

/** What became of a notification on one channel. */
export const NotificationDelivery = Type.Object({
  channel: Channel,
  state: Type.Enum(['waiting', 'queued', 'sent', 'delivered', 'read', 'failed', 'withdrawn']),
  /** Of the state; of what waits, when it is due. */
  at: Type.String(),
  /** Why it was not made, or did not arrive. */
  why: nullable(
    Type.Enum(['read', 'no-address', 'preference', 'cap', 'refused', 'bounced', 'undelivered', 'skipped', 'other']),
  ),
}); // prettier-ignore

export const NotificationItem = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  topic: Type.Enum([...TOPIC_NAMES]),
  urgency: Type.Enum(['now', 'normal', 'low']),
  subject: Type.String(),
  text: Type.String(),
  /** Of the link. */
  action: Type.String(),
  /** Of subject, text and action. */
  language: Type.Enum(['it', 'en']),
  pratica: nullable(Type.Object({ id: Type.String(), number: Type.String() })),
  /** The page that it leads to, after the front door's address. */
  path: nullable(Type.String()),
  createdAt: Type.String(),
  readAt: nullable(Type.String()),
  /** Of an ente or the office: who read it first. */
  readBy: nullable(Type.String()),
  deliveries: Type.Array(NotificationDelivery),
});

export const NotificationsQuery = closedQuery({
  unread: Type.Optional(Type.Boolean()),
  topic: Type.Optional(Type.Enum([...TOPIC_NAMES])),
  praticaId: Type.Optional(Type.String({ format: 'uuid' })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

/** GET /api/notifications: newest first. */
export const NotificationsAnswer = Type.Object({
  items: Type.Array(NotificationItem),
  next: nullable(Type.String()),
});

/** GET /api/notifications/unread-count: counted no further than 99. */
export const UnreadCount = Type.Object({ count: Type.Integer(), countCapped: Type.Boolean() });

/** POST /api/notifications/{id}/read: whoever read first stays the reader. */
export const NotificationReading = Type.Object({
  id: Type.String(),
  readAt: nullable(Type.String()),
  readBy: nullable(Type.String()),
});

/** POST /api/notifications/read: these, those of a pratica, or all that came by an instant. */
export const WhatWasRead = Type.Object(
  {
    ids: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 100 })),
    praticaId: Type.Optional(Type.String({ format: 'uuid' })),
    until: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export const ReadCount = Type.Object({ read: Type.Integer() });

/** GET /api/pratiche/{id}/deliveries: whom each event told, and what became of it; newest first. */
export const EventNotices = Type.Object({
  items: Type.Array(
    Type.Object({
      eventId: Type.String(),
      told: Type.Enum(['person', 'ente', 'office']),
      enteName: nullable(Type.String()),
      readAt: nullable(Type.String()),
      /** Of an ente or the office. */
      readBy: nullable(Type.String()),
      deliveries: Type.Array(NotificationDelivery),
    }),
  ),
});
