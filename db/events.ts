import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { listHolders } from './mandates.ts';

/** The timeline, newest first: of each pratica the asking reads its own part. */
export function listEvents(
  trx: Trx,
  args: { praticaId: string; beforeSeq?: number; limit: number },
) {
  let events = selectEvents(trx).where('praticaId', '=', args.praticaId);
  if (args.beforeSeq !== undefined) events = events.where('seq', '<', args.beforeSeq);
  return events.orderBy('seq', 'desc').limit(args.limit).execute();
}

/**
 * What happened after an event, for whoever lost the thread; oldest first.
 * @param args.afterId events with a greater id; ids are not quite in the order of commits
 */
export function listEventsAfter(
  trx: Trx,
  args: { comuneId: string; afterId: string; limit: number },
) {
  return selectEvents(trx)
    .where('comuneId', '=', args.comuneId)
    .where('id', '>', args.afterId)
    .orderBy('id')
    .limit(args.limit)
    .execute();
}

/** One event with what decides who may hear of it; asked as the system. */
export async function findEventWithReaders(trx: Trx, { id }: { id: string }) {
  const event = await trx
    .selectFrom('event')
    .innerJoin('pratica', 'pratica.id', 'event.praticaId')
    .select([
      'event.id',
      'event.comuneId',
      'event.praticaId',
      'event.seq',
      'event.version',
      'event.kind',
    ])
    .select(['event.audience', 'pratica.applicantId'])
    .where('event.id', '=', id)
    .executeTakeFirst();
  if (!event) return undefined;
  const asked = await trx
    .selectFrom('praticaEnte')
    .select('enteId')
    .where('praticaId', '=', event.praticaId)
    .execute();
  const holders = await listHolders(trx, event);
  return { ...event, enti: asked.map(({ enteId }) => enteId), holders };
}

/** The business days that the office has added to the offers deadline; a citizen's are not counted. */
export async function countOfficeExtension(
  trx: Trx,
  { praticaId }: { praticaId: string },
): Promise<number> {
  const { days } = await trx
    .selectFrom('event')
    .select(sql<number>`coalesce(sum((data ->> 'businessDays')::int), 0)::int`.as('days'))
    .where('praticaId', '=', praticaId)
    .where('kind', '=', 'extendDeadline')
    .where('actorRole', '=', 'admin')
    .executeTakeFirstOrThrow();
  return days;
}

/** The first day without service, where it was ended for good before its time. */
export async function findEndOfService(
  trx: Trx,
  { praticaId }: { praticaId: string },
): Promise<string | null> {
  const ending = await trx
    .selectFrom('event')
    .select(sql<string>`data ->> 'effectiveOn'`.as('on'))
    .where('praticaId', '=', praticaId)
    .where('kind', '=', 'interrupt')
    .executeTakeFirst();
  return ending?.on ?? null;
}

export function selectEvents(trx: Trx) {
  return trx
    .selectFrom('event')
    .select([
      'id',
      'praticaId',
      'seq',
      'version',
      'kind',
      'fromState',
      'toState',
      'at',
      'actorId',
      'actorRole',
    ])
    .select(['onBehalfOf', 'reason', 'channel', 'data', 'comuneId']);
}

/** The pause that was planned and dropped last, unless another was planned since. */
export async function findDroppedPause(
  trx: Trx,
  { praticaId }: { praticaId: string },
): Promise<{ from: string; until: string } | null> {
  const [last, planned] = await trx
    .selectFrom('event')
    .select(['kind', 'data'])
    .where('praticaId', '=', praticaId)
    .where('kind', 'in', ['suspend', 'withdrawSuspension'])
    .orderBy('seq', 'desc')
    .limit(2)
    .execute();
  if (last?.kind !== 'withdrawSuspension' || !planned) return null;
  const { from, until } = planned.data as { from?: string; until?: string };
  return from && until ? { from, until } : null;
}
