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

export async function markMandateNoticeSent(trx: Trx, { id }: { id: string }): Promise<void> {
  await trx
    .updateTable('mandateNotice')
    .set({ sentAt: sql`now()` })
    .where('id', '=', id)
    .execute();
}

/** One that the mail server would not take waits, so that it holds up no other. */
export async function postponeMandateNotice(
  trx: Trx,
  { id, seconds }: { id: string; seconds: number },
): Promise<void> {
  await trx
    .updateTable('mandateNotice')
    .set({ tryAt: sql`now() + make_interval(secs => ${seconds})` })
    .where('id', '=', id)
    .execute();
}

/** One that came too late to be of use: the mandate it warns of is over. */
export async function dropMandateNotice(trx: Trx, { id }: { id: string }): Promise<void> {
  await trx
    .updateTable('mandateNotice')
    .set({ droppedAt: sql`now()` })
    .where('id', '=', id)
    .execute();
}
