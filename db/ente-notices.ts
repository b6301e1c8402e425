import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { CredentialNoticeKind, TypeNoticeKind } from './tables/ente-notices.ts';

/**
 * Writes down that each ente with a service of this type is told what became of the type; one whose
 * services are all withdrawn, or were never sent, is not. In the transaction of what it tells.
 */
export async function addTypeNotices(
  trx: Trx,
  { comuneId, serviceTypeId, kind }: { comuneId: string; serviceTypeId: string; kind: TypeNoticeKind },
): Promise<void> {
  await sql`
    insert into ente_notice (comune_id, ente_id, kind)
    select distinct comune_id, ente_id, ${kind} from ente_service
    where comune_id = ${comuneId} and service_type_id = ${serviceTypeId}
      and state <> 'withdrawn' and versions > 0`.execute(trx);
} // prettier-ignore

/** In days before the last day of a credential, that day included. */
const DAYS: Record<CredentialNoticeKind, number> = {
  credentialEnding: 30,
  credentialEndingSoon: 7,
};

/**
 * Writes down which enti to tell that the first of an operator's credentials ends, once for each of
 * the two terms. A day that passed while nothing ran is made up for by the nearer term, and what was
 * written later than a term is not warned of by it. Mails leave from nine in the morning on.
 * @returns how many notices are new
 */
export async function planCredentialNotices(trx: Trx): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into ente_notice (comune_id, ente_id, kind, operator_id, expires_on, try_at)
    select operator.comune_id, operator.ente_id, due.kind, operator.id, valid_until,
      (today.day + time '09:00') at time zone 'Europe/Rome'
    from (select (now() at time zone 'Europe/Rome')::date as day) today
    join operator on operator.comune_id = asking_comune() and valid_until >= today.day
      and (left_on is null or left_on > valid_until)
    join operator_version told on told.operator_id = operator.id and told.version = sheet_version
    cross join lateral (
      select kind, days from (values
        ('credentialEnding', ${DAYS.credentialEnding}::int),
        ('credentialEndingSoon', ${DAYS.credentialEndingSoon}::int)) term (kind, days)
      where valid_until - today.day <= days
      order by days limit 1) due
    where (told.at at time zone 'Europe/Rome')::date <= valid_until - due.days
    on conflict do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** The next notice to tell, locked until the transaction ends; others pass it by. */
export function lockEnteNotice(trx: Trx) {
  return trx
    .selectFrom('enteNotice as notice')
    .leftJoin('operator', 'operator.id', 'notice.operatorId')
    .select(['notice.id', 'notice.kind', 'notice.enteId', 'notice.operatorId', 'notice.expiresOn'])
    .select(
      sql<boolean>`notice.operator_id is not null and (
        operator.valid_until is distinct from notice.expires_on
        or coalesce(operator.left_on <= notice.expires_on, false)
        or notice.expires_on < (now() at time zone 'Europe/Rome')::date)`.as('isOver'),
    )
    .where('notice.sentAt', 'is', null)
    .where('notice.droppedAt', 'is', null)
    .where('notice.tryAt', '<=', sql<string>`now()`)
    .orderBy('notice.tryAt')
    .limit(1)
    .forUpdate('notice')
    .skipLocked()
    .executeTakeFirst();
}
export type EnteNotice = NonNullable<Awaited<ReturnType<typeof lockEnteNotice>>>;
