import { sql, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';
import type { ServiceRatingTable } from './tables/reviews.ts';

/** Once for each id. */
export async function addRating(trx: Trx, rating: ServiceRatingTable): Promise<void> {
  await trx
    .insertInto('serviceRating')
    .values(rating)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export interface RatingFilter {
  /** All that was said of how easy WeMi is, when there is none: not how clear its pages are. */
  subject: string | undefined;
  /** How many days back, the day in Rome included. */
  days: number;
}

function matching(trx: Trx, { subject, days }: RatingFilter) {
  const since = sql<SqlBool>`at >= ((now() at time zone 'Europe/Rome')::date - ${days - 1}::int)::timestamp at time zone 'Europe/Rome'`;
  const ratings = trx.selectFrom('serviceRating').where(since);
  return subject
    ? ratings.where('subject', '=', subject as 'platform')
    : ratings.where('subject', '<>', 'page');
}

const SAID = ['subject', 'page', 'stars', 'options', 'text'] as const;

export function listRatings(
  trx: Trx,
  { after, limit, ...filter }: RatingFilter & { after: { at: string; id: string } | undefined; limit: number },
) {
  let ratings = matching(trx, filter).select([...SAID, 'id', 'at']);
  if (after) ratings = ratings.where(sql<SqlBool>`(at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return ratings.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
} // prettier-ignore

/** How many gave how many stars, and what they said of it, most often first. */
export async function sumRatings(trx: Trx, filter: RatingFilter) {
  const stars = await matching(trx, filter)
    .select(['stars', sql<number>`count(*)::int`.as('count')])
    .groupBy('stars')
    .execute();
  const options = await trx
    .selectFrom(
      matching(trx, filter)
        .select(sql<string>`unnest(options)`.as('option'))
        .as('said'),
    )
    .select(['option', sql<number>`count(*)::int`.as('count')])
    .groupBy('option')
    .orderBy('count', 'desc')
    .orderBy('option')
    .execute();
  return { stars, options };
}

/** Pages by how clear people find them, the least clear first. */
export function leastClearPages(trx: Trx, filter: RatingFilter) {
  return matching(trx, filter)
    .select(['page', sql<number>`count(*)::int`.as('count')])
    .select(sql<number>`round(avg(stars), 1)::float8`.as('average'))
    .where('page', 'is not', null)
    .$narrowType<{ page: string }>()
    .groupBy('page')
    .orderBy('average')
    .orderBy('count', 'desc')
    .orderBy('page')
    .limit(10)
    .execute();
}
