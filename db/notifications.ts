import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { Channel, DeliveryWhy, Urgency } from './tables/notifications.ts';

export interface NewNotification {
  /** Made of the fact and of whoever is told: the same twice is one. */
  id: string;
  comuneId: string;
  personId: string | null;
  enteId: string | null;
  praticaId: string | null;
  outboxId: string | null;
  kind: string;
  audience: string;
  urgency: Urgency;
  params: Record<string, string>;
  path: string | null;
  /** ISO instant. */
  createdAt: string;
}

export interface NewDelivery {
  /** Made of the notification and the channel. */
  id: string;
  comuneId: string;
  notificationId: string;
  channel: Channel;
  state: 'waiting' | 'withdrawn';
  why: DeliveryWhy | null;
  dueAt: string;
  digest: boolean;
  settledAt: string | null;
}

/** Those that are there already stay as they are. */
export async function addNotifications(
  trx: Trx,
  { notifications, deliveries }: { notifications: NewNotification[]; deliveries: NewDelivery[] },
): Promise<void> {
  if (notifications.length > 0)
    await sql`
    insert into notification (id, comune_id, person_id, ente_id, pratica_id, outbox_id, kind,
      audience, urgency, params, path, created_at)
    select id, "comuneId", "personId", "enteId", "praticaId", "outboxId", kind, audience, urgency,
      params, path, "createdAt"
    from jsonb_to_recordset(${JSON.stringify(notifications)}::jsonb) as told (id uuid,
      "comuneId" text, "personId" uuid, "enteId" uuid, "praticaId" uuid, "outboxId" uuid, kind text,
      audience text, urgency text, params jsonb, path text, "createdAt" timestamptz)
    on conflict (id) do nothing`.execute(trx);
  if (deliveries.length > 0)
    await sql`
    insert into delivery (id, comune_id, notification_id, channel, state, why, due_at, digest,
      settled_at)
    select id, "comuneId", "notificationId", channel, state, why, "dueAt", digest, "settledAt"
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as made (id uuid, "comuneId" text,
      "notificationId" uuid, channel text, state text, why text, "dueAt" timestamptz,
      digest boolean, "settledAt" timestamptz)
    on conflict (id) do nothing`.execute(trx);
}

/** What the comune laid down for channels, as it holds today, and the database's clock. */
export function readChannelRules(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('comuneRule')
    .select(['mailAfterSeconds', 'smsAfterSeconds', sql<string>`now()`.as('now')])
    .where('comuneId', '=', comuneId)
    .where('validFrom', '<=', sql<string>`(now() at time zone 'Europe/Rome')::date`)
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** What persons and enti chose: channels by topic, and times of the day. */
export async function readChoices(trx: Trx, { ownerIds }: { ownerIds: string[] }) {
  const preferences = await trx
    .selectFrom('notificationPreference')
    .select(['ownerId', 'topic', 'channel', 'isOn'])
    .where('ownerId', '=', sql<string>`any (${ownerIds}::uuid[])`)
    .execute();
  const settings = await trx
    .selectFrom('notificationSetting')
    .select(['ownerId', 'quietFrom', 'quietUntil', 'digestAt'])
    .where('ownerId', '=', sql<string>`any (${ownerIds}::uuid[])`)
    .execute();
  return { preferences, settings };
}
