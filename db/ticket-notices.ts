import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { TicketNoticeTable } from './tables/tickets.ts';

/** Written in the transaction of what it tells: one does not stand without the other. */
export async function addTicketNotice(
  trx: Trx,
  notice: Pick<Insertable<TicketNoticeTable>, 'id' | 'comuneId' | 'ticketId' | 'kind' | 'personId'>,
): Promise<void> {
  await trx
    .insertInto('ticketNotice')
    .values({ ...notice, sentAt: null })
    .onConflict((known) => known.doNothing())
    .execute();
}

/** The next notice to tell, locked until the transaction ends; others pass it by. */
export function lockTicketNotice(trx: Trx) {
  return trx
    .selectFrom('ticketNotice as notice')
    .innerJoin('ticket', 'ticket.id', 'notice.ticketId')
    .select(['notice.id', 'notice.kind', 'notice.personId', 'notice.ticketId', 'ticket.number'])
    .where('notice.sentAt', 'is', null)
    .where('notice.tryAt', '<=', sql<string>`now()`)
    .orderBy('notice.tryAt')
    .limit(1)
    .forUpdate('notice')
    .skipLocked()
    .executeTakeFirst();
}
export type TicketNotice = NonNullable<Awaited<ReturnType<typeof lockTicketNotice>>>;
