import { type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';
import type { Database } from './schema.ts';

/** Whom notifications tell: a person, an ente, or, where neither is named, the office. */
export interface Told {
  comuneId: string;
  personId: string | null;
  enteId: string | null;
}

export interface NotificationFilter {
  told: Told;
  unread?: boolean;
  /** As `kind:audience`: these, or all but these. */
  ofTopic?: { isOneOf: boolean; keys: readonly string[] };
  praticaId?: string;
}

/** A page of one reader's notifications, the newest first. */
export function listNotifications(
  trx: Trx,
  args: NotificationFilter & { after?: readonly [at: string, id: string]; limit: number },
) {
  let page = trx
    .selectFrom('notification')
    .leftJoin('pratica', 'pratica.id', 'notification.praticaId')
    .leftJoin('person as reader', 'reader.id', 'notification.readBy')
    .select([
      'notification.id',
      'notification.kind',
      'notification.audience',
      'notification.urgency',
      'notification.params',
      'notification.path',
      'notification.praticaId',
      'notification.createdAt',
      'notification.readAt',
      'reader.name as readByName',
      'pratica.number as praticaNumber',
    ]) // prettier-ignore
    .select(sql<string>`to_char(notification.created_at, ${EXACT})`.as('sortedAt'))
    .where((eb) => matches(eb, args))
    .orderBy('notification.createdAt', 'desc')
    .orderBy('notification.id')
    .limit(args.limit);
  if (args.after) {
    const [at, id] = args.after;
    page = page.where(
      sql<SqlBool>`notification.created_at <= ${at}::timestamptz
        and (notification.created_at < ${at}::timestamptz or notification.id > ${id}::uuid)`,
    );
  }
  return page.execute();
}
export type NotificationRow = Awaited<ReturnType<typeof listNotifications>>[number];

/** How many are unread, counted no further than `limit`. */
export async function countUnread(trx: Trx, args: { told: Told; limit: number }): Promise<number> {
  const some = trx
    .selectFrom('notification')
    .select('id')
    .where((eb) => matches(eb, { told: args.told, unread: true }))
    .where(isOwner(args.told))
    .limit(args.limit);
  const { count } = await trx
    .selectFrom(some.as('some'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** What became of them on each channel. */
export async function listDeliveries(trx: Trx, { ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return [];
  return trx
    .selectFrom('delivery')
    .select(['notificationId', 'channel', 'state', 'why'])
    .select(sql<string>`coalesce(settled_at, sent_at, queued_at, due_at)`.as('at'))
    .where(sql<SqlBool>`notification_id = any(${ids}::uuid[])`)
    .orderBy('channel')
    .execute();
}
export type DeliveryRow = Awaited<ReturnType<typeof listDeliveries>>[number];

export interface Which {
  ids?: readonly string[];
  praticaId?: string;
  /** All that lead to a page. */
  path?: string;
  /** An ISO instant: all that came by then. */
  until?: string;
}

/**
 * Writes down that somebody read: whoever read first stays the reader.
 * @returns how many were unread until now
 */
export async function markRead(
  trx: Trx,
  { told, by, ids, praticaId, path, until }: Which & { told: Told; by: string },
): Promise<number> {
  let unread = trx
    .updateTable('notification')
    .set({ readAt: sql`now()`, readBy: by })
    .where((eb) => matches(eb, { told, unread: true, praticaId }));
  if (ids) unread = unread.where(sql<SqlBool>`id = any(${ids}::uuid[])`);
  if (path) unread = unread.where('path', '=', path);
  if (until) unread = unread.where('createdAt', '<=', until);
  const { numUpdatedRows } = await unread.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** One of a reader's notifications: when it was read and by whom. */
export function findReading(trx: Trx, { told, id }: { told: Told; id: string }) {
  return trx
    .selectFrom('notification')
    .leftJoin('person as reader', 'reader.id', 'notification.readBy')
    .select(['notification.id', 'notification.readAt', 'reader.name as readByName'])
    .where('notification.id', '=', id)
    .where((eb) => matches(eb, { told }))
    .executeTakeFirst();
}

const KEY = sql`notification.kind || ':' || notification.audience`;
/** Microseconds, which a JavaScript date would lose: two rows of one millisecond stay in order. */
const EXACT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';

/** Said once more as the index of the unread says it. */
function isOwner({ personId, enteId }: Told) {
  const owner = personId ?? enteId;
  return owner
    ? sql<SqlBool>`coalesce(person_id, ente_id) = ${owner}::uuid`
    : sql<SqlBool>`coalesce(person_id, ente_id) is null`;
}

function matches(
  eb: ExpressionBuilder<Database, 'notification'>,
  { told, unread, ofTopic, praticaId }: NotificationFilter,
) {
  const { comuneId, personId, enteId } = told;
  return eb.and([
    eb('notification.comuneId', '=', comuneId),
    eb('notification.personId', personId ? '=' : 'is', personId),
    eb('notification.enteId', enteId ? '=' : 'is', enteId),
    ...(unread === undefined ? [] : [eb('notification.readAt', unread ? 'is' : 'is not', null)]),
    ...(praticaId ? [eb('notification.praticaId', '=', praticaId)] : []),
    ...(ofTopic ? [sql<SqlBool>`(${KEY} = any(${ofTopic.keys}::text[])) = ${ofTopic.isOneOf}`] : []),
  ]); // prettier-ignore
}
