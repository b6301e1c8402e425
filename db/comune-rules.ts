import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/** What a comune has laid down for contests, approvals and accounts of enti, as it holds today; and its patron's day. */
export function readRules(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('comuneRule')
    .innerJoin('comune', 'comune.id', 'comuneRule.comuneId')
    .select(['contestWithinDays', 'contestAnswerBusinessDays'])
    .select(['aloneUpToCents', 'approvalBusinessDays', 'ibanConfirmationDays'])
    .select('comune.patron')
    .where('comuneId', '=', comuneId)
    .where('validFrom', '<=', sql<string>`(now() at time zone 'Europe/Rome')::date`)
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}
