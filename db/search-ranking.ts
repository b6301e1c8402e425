import { type Insertable, sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { SearchRankingTable, Weights } from './tables/search.ts';

/** How much each reason counts where no administrator has said otherwise. */
export const OUR_WEIGHTS: Weights = { text: 6, near: 4, rating: 3, soon: 2, price: 3 };

/** The weights in force: those of the latest version. */
export async function findWeights(trx: Trx, { comuneId }: { comuneId: string }) {
  const latest = await trx
    .selectFrom('searchRanking')
    .select(['version', 'weights', 'at'])
    .where('comuneId', '=', comuneId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return latest ?? { version: 0, weights: OUR_WEIGHTS, at: null };
}

/** All versions, newest first, with who wrote each and why. */
export function listRankings(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('searchRanking as ranking')
    .leftJoin('person as writer', 'writer.id', 'ranking.writtenBy')
    .select(['ranking.id', 'ranking.version', 'ranking.weights', 'ranking.reason', 'ranking.at'])
    .select('writer.name as writtenBy')
    .where('ranking.comuneId', '=', comuneId)
    .orderBy('ranking.version', 'desc')
    .execute();
}

/** Writers of versions queue here. */
export async function lockRankings(trx: Trx, { comuneId }: { comuneId: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('search-ranking'), hashtext(${comuneId}))`.execute(trx); // prettier-ignore
}

export async function addRanking(
  trx: Trx,
  { weights, ...row }: Omit<Insertable<SearchRankingTable>, 'weights'> & { weights: Weights },
): Promise<void> {
  await trx
    .insertInto('searchRanking')
    .values({ ...row, weights: JSON.stringify(weights) })
    .execute();
}
