import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/** From how many searches on the words of one are nobody's. */
export const WORDS_KNOWN_FROM = 10;
/** How long what stays rare is counted, in days. */
const COUNTED_FOR_DAYS = 90;

/**
 * Counts a search that found nothing. Its words are written down with the tenth one only: until then
 * there is a count under their fingerprint, thrown away after ninety days.
 * @param miss.day a date of the comune
 */
export async function countMiss(
  trx: Trx,
  miss: { comuneId: string; fingerprint: string; terms: string; day: string },
): Promise<void> {
  const { terms, day, ...which } = miss;
  const since = sql<string>`(${day}::date - ${COUNTED_FOR_DAYS}::integer)`;
  await trx
    .deleteFrom('searchMiss')
    .where('comuneId', '=', miss.comuneId)
    .where('day', '<', since)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('searchMissTerm')
            .select('terms')
            .whereRef('searchMissTerm.comuneId', '=', 'searchMiss.comuneId')
            .whereRef('searchMissTerm.fingerprint', '=', 'searchMiss.fingerprint'),
        ),
      ),
    )
    .execute();
  await trx
    .insertInto('searchMiss')
    .values({ ...which, day })
    .onConflict((conflict) =>
      conflict
        .columns(['comuneId', 'fingerprint', 'day'])
        .doUpdateSet({ count: sql<number>`search_miss.count + 1` }),
    )
    .execute();
  const { times } = await trx
    .selectFrom('searchMiss')
    .select(sql<number>`sum(count)::int`.as('times'))
    .where('comuneId', '=', miss.comuneId)
    .where('fingerprint', '=', miss.fingerprint)
    .where('day', '>=', since)
    .executeTakeFirstOrThrow();
  if (times < WORDS_KNOWN_FROM) return;
  await trx
    .insertInto('searchMissTerm')
    .values({ ...which, terms, knownSince: day })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What was searched for in vain since a day, the most searched first. */
export function listMisses(trx: Trx, args: { comuneId: string; since: string; limit: number }) {
  return trx
    .selectFrom('searchMiss as miss')
    .innerJoin('searchMissTerm as term', (join) =>
      join
        .onRef('term.comuneId', '=', 'miss.comuneId')
        .onRef('term.fingerprint', '=', 'miss.fingerprint'),
    )
    .select(['term.terms', sql<number>`sum(count)::int`.as('count')])
    .select(sql<string>`max(day)`.as('lastDay'))
    .where('miss.comuneId', '=', args.comuneId)
    .where('day', '>=', args.since)
    .groupBy('term.terms')
    .having(sql`sum(count)`, '>=', WORDS_KNOWN_FROM)
    .orderBy('count', 'desc')
    .orderBy('term.terms')
    .limit(args.limit)
    .execute();
}

/** How many searches in vain there were since a day, rare ones included. */
export async function sumMisses(trx: Trx, args: { comuneId: string; since: string }) {
  const { count } = await trx
    .selectFrom('searchMiss')
    .select(sql<number>`coalesce(sum(count), 0)::int`.as('count'))
    .where('comuneId', '=', args.comuneId)
    .where('day', '>=', args.since)
    .executeTakeFirstOrThrow();
  return count;
}
