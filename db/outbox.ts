import { sql } from 'kysely';
import type { Language, WrittenWords } from '../notifications/words.ts';
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

/**
 * What the words of a notice need: the pratica's number, who acted in whose place, and what an
 * administrator wrote last under each of some keys, by language.
 */
export function readNotice(
  trx: Trx,
  { outboxId, keys }: { outboxId: string; keys: readonly string[] },
) {
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
    .select(['actor.name as actorName', 'event.actorRole', 'event.reason', 'event.onBehalfOf'])
    .select(['sportello.name as sportelloName'])
    .select(['outbox.audience', 'outbox.praticaId', 'pratica.number'])
    .select('comune.name as comuneName')
    .select(lastWritten(keys).as('written'))
    .where('outbox.id', '=', outboxId)
    .executeTakeFirstOrThrow();
}
export type Notice = Awaited<ReturnType<typeof readNotice>>;

type Written = WrittenWords & { key: string; language: Language };

const lastWritten = (keys: readonly string[]) => sql<Written[]>`array(
  select distinct on (key, language) jsonb_build_object(
    'key', key, 'language', language, 'version', version, 'words', words)
  from notice_template
  where notice_template.comune_id = outbox.comune_id and key = any (${keys}::text[])
  order by key, language, version desc)`;

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
