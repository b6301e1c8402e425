import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/** Notices not yet handed to the queue, oldest first, locked; other relays pass them by. */
export async function lockWaitingNotices(trx: Trx, args: { limit: number }): Promise<string[]> {
  const rows = await trx
    .selectFrom('outbox')
    .select('id')
    .where('queuedAt', 'is', null)
    .orderBy('createdAt')
    .limit(args.limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ id }) => id);
}

export async function markNoticesQueued(trx: Trx, args: { ids: string[] }): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ queuedAt: sql`now()` })
    .where('id', 'in', args.ids)
    .execute();
}

/**
 * The notice, locked until the transaction ends, so that only one can be sending it.
 * @returns undefined when it is sent already
 */
export function lockUnsentNotice(trx: Trx, args: { id: string }) {
  return trx
    .selectFrom('outbox')
    .innerJoin('pratica', 'pratica.id', 'outbox.praticaId')
    .leftJoin('event', 'event.id', 'outbox.eventId')
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
