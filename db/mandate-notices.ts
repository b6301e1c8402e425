import { sql } from 'kysely';
import type { Trx } from './connect.ts';

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
    .select(['sportello.name as sportelloName'])
    .select(['principal.email as principalEmail', 'principal.language as principalLanguage'])
    .where('notice.sentAt', 'is', null)
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
