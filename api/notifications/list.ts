import type { Trx } from '../../db/connect.ts';
import {
  type DeliveryRow,
  listDeliveries,
  listNotifications,
  type NotificationRow,
  type Told,
} from '../../db/notification-centre.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Language } from '../problem.ts';
import { type Said, wordsFor } from './say.ts';
import { keysOf, topicOf } from './topics.ts';

interface Asked {
  told: Told;
  language: Language;
  unread?: boolean;
  topic?: string;
  praticaId?: string;
  cursor?: string;
  limit: number;
}

/** A page of somebody's notifications in their language, each with what became of it. */
export async function readNotifications(trx: Trx, asked: Asked) {
  const { told, language, unread, topic, praticaId, cursor, limit } = asked;
  const after = readCursor(cursor, ['instant', 'uuid']);
  const ofTopic = topic ? keysOf(topic) : undefined;
  const filter = { told, unread, ofTopic, praticaId, after };
  const rows = await listNotifications(trx, { ...filter, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const deliveries = groupByNotification(
    await listDeliveries(trx, { ids: page.map(({ id }) => id) }),
  );
  const say = await wordsFor(trx, { comuneId: told.comuneId, language, all: page });
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ({
      ...notificationView(row, say(row), told),
      deliveries: (deliveries.get(row.id) ?? []).map(deliveryView),
    })),
    next: last ? writeCursor([last.sortedAt, last.id]) : null,
  };
}

export function groupByNotification(rows: readonly DeliveryRow[]) {
  return Map.groupBy(rows, ({ notificationId }) => notificationId);
}

export function deliveryView({ channel, state, at, why }: DeliveryRow) {
  return { channel, state, at: new Date(at).toISOString(), why };
}

function notificationView(row: NotificationRow, said: Said, told: Told) {
  const { id, kind, urgency, praticaId, praticaNumber, createdAt, readAt } = row;
  const { subject, text, action, language } = said;
  return {
    id, kind, topic: topicOf(row), urgency,
    subject, text, action, language,
    // Of a pratica that is no longer theirs to see only the words stay.
    pratica: praticaId && praticaNumber ? { id: praticaId, number: praticaNumber } : null,
    path: row.path ?? (praticaNumber ? `${roomOf(told)}/pratiche/${praticaId}` : null),
    createdAt, readAt, readBy: told.personId ? null : row.readByName,
  }; // prettier-ignore
}

/** Persons have their own pages; enti and the office work in the back office. */
function roomOf({ personId }: Told): string {
  return personId ? '' : '/admin';
}
