import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/** Notices not yet handed to the queue, oldest first, locked; other relays pass them by. */
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
export async function markNoticesQueued(
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

/**
 * The notice, locked until the transaction ends, so that only one can be sending it.
 * @returns undefined when it is sent already, or is not to be sent
 */
export function lockUnsentNotice(trx: Trx, args: { id: string }) {
  return trx
    .selectFrom('outbox')
    .innerJoin('pratica', 'pratica.id', 'outbox.praticaId')
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
    .select(['actor.name as actorName', 'event.actorRole', 'event.reason'])
    .select(['sportello.name as sportelloName'])
    .select([
      'outbox.id',
      'outbox.kind',
      'outbox.audience',
      'outbox.praticaId',
      'pratica.number',
      'pratica.applicantId',
      'pratica.chosenEnteId',
      'event.kind as eventKind',
      'event.data',
      'event.onBehalfOf',
    ])
    .where('outbox.id', '=', args.id)
    .where('outbox.sentAt', 'is', null)
    .where('outbox.skippedAt', 'is', null)
    .forUpdate('outbox')
    .executeTakeFirst();
}
export type UnsentNotice = NonNullable<Awaited<ReturnType<typeof lockUnsentNotice>>>;

export async function markNoticeSent(trx: Trx, args: { id: string }): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ sentAt: sql`now()` })
    .where('id', '=', args.id)
    .execute();
}

/**
 * A notice that somebody chose not to send; one that is being sent is waited for.
 * @returns whether there was still something to skip
 */
export async function skipNotice(trx: Trx, args: { id: string; at: string }): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('outbox')
    .set({ skippedAt: args.at })
    .where('id', '=', args.id)
    .where('sentAt', 'is', null)
    .where('skippedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
