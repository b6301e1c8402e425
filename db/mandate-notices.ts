import { sql } from 'kysely';
import type { Trx } from './connect.ts';

const TODAY = sql<string>`(now() at time zone 'Europe/Rome')::date`;
const IS_OVER = sql<boolean>`mandate.revoked_at is not null or mandate.expires_on < ${TODAY}`.as(
  'isOver',
);

/** The next notice of a mandate to send, locked until the transaction ends; others pass it by. */
export function lockMandateNotice(trx: Trx) {
  return trx
    .selectFrom('mandateNotice as notice')
    .innerJoin('mandate', 'mandate.id', 'notice.mandateId')
    .innerJoin('person as principal', 'principal.id', 'mandate.principalId')
    .leftJoin('sportello', (join) =>
      join
        .onRef('sportello.comuneId', '=', 'mandate.comuneId')
        .onRef('sportello.id', '=', 'mandate.sportelloId'),
    )
    .select(['notice.id', 'notice.kind', 'notice.audience'])
    .select(['mandate.principalName', 'mandate.delegateName', 'mandate.delegateEmail'])
    .leftJoin('mandateEvent as signing', (join) =>
      join.onRef('signing.mandateId', '=', 'mandate.id').on('signing.kind', '=', 'signed'),
    )
    .leftJoin('person as signer', 'signer.id', 'signing.actorId')
    .select(['sportello.name as sportelloName', 'signer.email as signerEmail'])
    .select(['mandate.expiresOn', 'mandate.praticaId', IS_OVER])
    .select(['principal.email as principalEmail', 'principal.language as principalLanguage'])
    .where('notice.sentAt', 'is', null)
    .where('notice.droppedAt', 'is', null)
    .where('notice.tryAt', '<=', sql<string>`now()`)
    .orderBy('notice.tryAt')
    .limit(1)
    .forUpdate('notice')
    .skipLocked()
    .executeTakeFirst();
}
export type MandateNotice = NonNullable<Awaited<ReturnType<typeof lockMandateNotice>>>;
