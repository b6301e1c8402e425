import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { Channel, DeliveryState, DeliveryWhy } from './tables/notifications.ts';

/** Those whose time has come, the oldest first, locked; other relays pass them by. */
export function lockDueDeliveries(
  trx: Trx,
  { channels, limit }: { channels: readonly Channel[]; limit: number },
) {
  return trx
    .selectFrom('delivery')
    .select(['id', 'channel'])
    .where('state', '=', 'waiting')
    .where('channel', 'in', channels)
    .where('dueAt', '<=', sql<string>`now()`)
    .orderBy('dueAt')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** @param queuedAt ISO instant, by which the one job that may take them knows them */
export async function markDeliveriesQueued(
  trx: Trx,
  ids: string[],
  queuedAt = new Date().toISOString(),
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('delivery')
    .set({ state: 'queued', queuedAt })
    .where('id', '=', sql<string>`any (${ids}::uuid[])`)
    .execute();
}

/**
 * Makes one that is queued a matter of whoever asks for this: no job that was begun before may send it
 * any more. One that is being sent is waited for.
 * @returns the instant by which it is known from now on; undefined when it is not queued any more
 */
export async function requeueDelivery(
  trx: Trx,
  { id }: { id: string },
): Promise<string | undefined> {
  const row = await trx
    .updateTable('delivery')
    // Later than before, also in the same millisecond, or where a clock was set back.
    .set({
      queuedAt: sql<string>`greatest(date_trunc('milliseconds', now()), queued_at + interval '1 millisecond')`,
    })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .returning('queuedAt')
    .executeTakeFirst();
  return row?.queuedAt ?? undefined;
}

/**
 * A delivery with its notification, locked until the transaction ends, so that only one can be
 * sending it. Whoever waited for the lock sees what became of it.
 * @param queuedAt of the job that asks for it, where it must be the one that it was queued for
 * @returns undefined when it is not to be sent any more: sent, withdrawn, failed or not yet due
 */
export async function lockQueuedDelivery(
  trx: Trx,
  { id, queuedAt }: { id: string; queuedAt?: string | undefined },
) {
  const row = await selectDelivery(trx)
    .where('delivery.id', '=', id)
    .forUpdate('delivery')
    .executeTakeFirst();
  return row && isStillQueued(row, queuedAt) ? row : undefined;
}
export type QueuedDelivery = NonNullable<Awaited<ReturnType<typeof lockQueuedDelivery>>>;

/** Deliveries by id with their notifications, not locked: any may be taken by another meanwhile. */
export function listQueuedDeliveries(
  trx: Trx,
  { ids }: { ids: readonly string[] },
): Promise<QueuedDelivery[]> {
  return selectDelivery(trx)
    .where('delivery.id', '=', sql<string>`any (${ids}::uuid[])`)
    .where('state', '=', 'queued')
    .execute();
}

/** As lockQueuedDelivery, of one that was listed: asks only for what may have changed since. */
export async function lockListedDelivery(
  trx: Trx,
  { listed, queuedAt }: { listed: QueuedDelivery; queuedAt?: string | undefined },
): Promise<QueuedDelivery | undefined> {
  const row = await trx
    .selectFrom('delivery')
    .innerJoin('notification', 'notification.id', 'delivery.notificationId')
    .select(['state', 'queuedAt', 'readAt'])
    .where('delivery.id', '=', listed.id)
    .forUpdate('delivery')
    .executeTakeFirst();
  return row && isStillQueued(row, queuedAt) ? { ...listed, readAt: row.readAt } : undefined;
}

function isStillQueued(
  row: { state: DeliveryState; queuedAt: string | null },
  queuedAt: string | undefined,
): boolean {
  return row.state === 'queued' && (queuedAt === undefined || row.queuedAt === queuedAt);
}

/**
 * All that is due of the day's summary that a delivery is of, itself among them, in an order that does
 * not change.
 * @returns none when somebody else is sending that summary, this delivery with it
 */
export async function lockWholeDigest(
  trx: Trx,
  { personId, enteId, channel }: QueuedDelivery,
): Promise<QueuedDelivery[]> {
  const owner = (personId ?? enteId)!;
  const claim = await sql<{ isOurs: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${owner}, 0)) as is_ours`.execute(trx);
  if (!claim.rows[0]!.isOurs) return [];
  return selectDelivery(trx)
    .where(personId ? 'personId' : 'enteId', '=', owner)
    .where('channel', '=', channel)
    .where('digest', '=', true)
    .where('state', 'in', ['waiting', 'queued'])
    .where('dueAt', '<=', sql<string>`now()`)
    .orderBy('delivery.id')
    .forUpdate('delivery')
    .execute();
}

function selectDelivery(trx: Trx) {
  return trx
    .selectFrom('delivery')
    .innerJoin('notification', 'notification.id', 'delivery.notificationId')
    .select(['delivery.id', 'delivery.comuneId', 'channel', 'state', 'digest', 'tries', 'dueAt'])
    .select('queuedAt')
    .select(['notificationId', 'personId', 'enteId', 'praticaId', 'outboxId', 'kind', 'audience'])
    .select(['urgency', 'params', 'path', 'createdAt', 'readAt'])
    .select(CHOSEN_LANGUAGE.as('chosenLanguage'));
}

/** In which language a person is written to: what they chose, else Italian; enti are in Italian. */
const CHOSEN_LANGUAGE = sql<string>`coalesce(
  (select language from notification_setting where owner_id = notification.person_id),
  (select language from person where person.id = notification.person_id), 'it')`;

export interface SentDelivery {
  ids: string[];
  language: string;
  /** Which version of its words: 0, those that come with WeMi. */
  templateVersion: number;
  providerRef?: string;
  segments?: number;
  costMillicents?: number;
}

/** The provider took them. */
export async function markDeliveriesSent(trx: Trx, { ids, ...how }: SentDelivery): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ ...how, state: 'sent', sentAt: sql`now()`, tries: sql`tries + 1` })
    .where('id', 'in', ids)
    .execute();
}

/** What became of a delivery in the end, and why where it did not arrive. */
export async function settleDelivery(
  trx: Trx,
  { id, state, why = null }: { id: string; state: EndState; why?: DeliveryWhy | null },
): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ state, why, settledAt: sql`now()` })
    .where('id', '=', id)
    .execute();
}
type EndState = Extract<DeliveryState, 'delivered' | 'read' | 'failed' | 'withdrawn'>;

/**
 * One that failed is tried again, from the beginning.
 * @returns whether there was still one to try
 */
export async function reviveDelivery(trx: Trx, { id }: { id: string }): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('delivery')
    .set({ state: 'waiting', why: null, tries: 0, queuedAt: null, settledAt: null })
    .set({ dueAt: sql`now()` })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * One that somebody chose not to make; one that is being sent is waited for.
 * @returns whether there was still something to skip
 */
export async function skipDelivery(trx: Trx, { id }: { id: string }): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('delivery')
    .set({ state: 'withdrawn', why: 'skipped', settledAt: sql`now()` })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'queued', 'failed'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns how often it was tried by now */
export async function noteTry(trx: Trx, { id }: { id: string }): Promise<number> {
  const { tries } = await trx
    .updateTable('delivery')
    .set({ tries: sql`tries + 1` })
    .where('id', '=', id)
    .returning('tries')
    .executeTakeFirstOrThrow();
  return tries;
}
