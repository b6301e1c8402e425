import { sql } from 'kysely';
import type { Trx } from './connect.ts';

const TODAY = sql<string>`(now() at time zone 'Europe/Rome')::date`;
const IS_OVER = sql<boolean>`mandate.revoked_at is not null or mandate.expires_on < ${TODAY}`.as(
  'isOver',
);

/** Whom it tells, as far as we know them: an address that is invited is nobody yet. */
const TOLD = sql<string | null>`case when notice.audience = 'principal' then mandate.principal_id
  when notice.kind <> 'offered' then coalesce(mandate.delegate_id, signing.actor_id) end`;

/**
 * The next notice of a mandate to tell, locked until the transaction ends; others pass it by.
 * @param isToAddress to one that was invited, else to a person
 */
export function lockMandateNotice(trx: Trx, { isToAddress }: { isToAddress: boolean }) {
  return trx
    .selectFrom('mandateNotice as notice')
    .innerJoin('mandate', 'mandate.id', 'notice.mandateId')
    .leftJoin('mandateEvent as signing', (join) =>
      join.onRef('signing.mandateId', '=', 'mandate.id').on('signing.kind', '=', 'signed'),
    )
    .select(['notice.id', 'notice.kind', 'notice.audience', TOLD.as('personId')])
    .select(['mandate.principalName', 'mandate.delegateId', 'mandate.delegateEmail'])
    .select(['mandate.expiresOn', IS_OVER])
    .where('notice.sentAt', 'is', null)
    .where('notice.droppedAt', 'is', null)
    .where('notice.tryAt', '<=', sql<string>`now()`)
    .where(TOLD, isToAddress ? 'is' : 'is not', null)
    .orderBy('notice.tryAt')
    .limit(1)
    .forUpdate('notice')
    .skipLocked()
    .executeTakeFirst();
}
export type MandateNotice = NonNullable<Awaited<ReturnType<typeof lockMandateNotice>>>;
