import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/** Notices not yet carried into notifications, oldest first, locked; other relays pass them by. */
export function lockWaitingNotices(trx: Trx, args: { limit: number }) {
  return trx
    .selectFrom('outbox')
    .leftJoin('event', 'event.id', 'outbox.eventId')
    .select(['outbox.id', 'outbox.praticaId', 'outbox.audience', 'event.kind'])
    .select(sql<string | null>`event.data ->> 'enteId'`.as('enteId'))
    .where('outbox.queuedAt', 'is', null)
    .where('outbox.skippedAt', 'is', null)
    .orderBy('outbox.createdAt')
    .orderBy('outbox.id')
    .limit(args.limit)
    .forUpdate('outbox')
    .skipLocked()
    .execute();
}
export type WaitingNotice = Awaited<ReturnType<typeof lockWaitingNotices>>[number];

/** @param overtakenBy for each notice that is not sent, the newer one that says it all */
export async function markNoticesCarried(
  trx: Trx,
  args: { ids: string[]; overtakenBy: Map<string, string> },
): Promise<void> {
  const { ids, overtakenBy } = args;
  await sql`
    update outbox set queued_at = now(), overtaken_by = newer.id
    from unnest(${[...ids, ...overtakenBy.keys()]}::uuid[],
                ${[...ids.map(() => null), ...overtakenBy.values()]}::uuid[]) as newer (of, id)
    where outbox.id = newer.of`.execute(trx);
}

/** What the words of notices need: the pratica's number, and who acted in whose place. */
export function listNotices(trx: Trx, { outboxIds }: { outboxIds: readonly string[] }) {
  return trx
    .selectFrom('outbox')
    .innerJoin('pratica', 'pratica.id', 'outbox.praticaId')
    .innerJoin('comune', 'comune.id', 'outbox.comuneId')
    .leftJoin('event', 'event.id', 'outbox.eventId')
    .leftJoin('person as actor', 'actor.id', 'event.actorId')
    .leftJoin('mandate', (join) =>
      join.on('mandate.id', '=', sql<string>`(event.on_behalf_of ->> 'mandateId')::uuid`),
    )
    .leftJoin('sportello', (join) =>
      join
        .onRef('sportello.comuneId', '=', 'mandate.comuneId')
        .onRef('sportello.id', '=', 'mandate.sportelloId'),
    )
    .select(['outbox.id', 'outbox.audience', 'outbox.praticaId', 'pratica.number'])
    .select(['actor.name as actorName', 'event.actorRole', 'event.reason', 'event.onBehalfOf'])
    .select(['sportello.name as sportelloName', 'comune.name as comuneName'])
    .where('outbox.id', '=', sql<string>`any (${outboxIds}::uuid[])`)
    .execute();
}
export type Notice = Awaited<ReturnType<typeof listNotices>>[number];

/**
 * A notice that somebody chose not to tell; one that is being carried is waited for.
 * @returns whether there was still something to skip
 */
export async function skipNotice(trx: Trx, args: { id: string; at: string }): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('outbox')
    .set({ skippedAt: args.at })
    .where('id', '=', args.id)
    .where('queuedAt', 'is', null)
    .where('skippedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
