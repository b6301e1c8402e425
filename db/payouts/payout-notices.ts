import { sql } from 'kysely';
import type { PayoutNoticeKind } from '../../payouts/acts.ts';
import type { Trx } from '../connect.ts';

interface NewNotice {
  /** Made of what is told: the same twice is told once. */
  id: string;
  comuneId: string;
  enteId: string;
  payoutId?: string;
  proposalId?: string;
  /** One of the ente's people, at their own address; the ente as such when missing. */
  personId?: string;
  kind: PayoutNoticeKind;
}

export async function addPayoutNotice(trx: Trx, notice: NewNotice): Promise<void> {
  await trx
    .insertInto('payoutNotice')
    .values(notice)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The next notice to send, locked until the transaction ends; others pass it by. */
export function lockPayoutNotice(trx: Trx) {
  return trx
    .selectFrom('payoutNotice as notice')
    .leftJoin('ibanProposal', 'ibanProposal.id', 'notice.proposalId')
    .select(['notice.id', 'notice.kind', 'notice.payoutId', 'notice.enteId', 'notice.personId'])
    .select(sql<string | null>`right(iban_proposal.iban, 4)`.as('lastFour'))
    .where('notice.sentAt', 'is', null)
    .where('notice.tryAt', '<=', sql<string>`now()`)
    .orderBy('notice.tryAt')
    .limit(1)
    .forUpdate('notice')
    .skipLocked()
    .executeTakeFirst();
}
export type PayoutNotice = NonNullable<Awaited<ReturnType<typeof lockPayoutNotice>>>;
