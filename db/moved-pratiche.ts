import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/**
 * Pratiche whose last step was recorded between two instants.
 * @param args.since ISO instant, itself left out
 */
export function listMovedBetween(trx: Trx, { since, until }: { since: string; until: string }) {
  return trx
    .selectFrom('pratica')
    .select(['id', 'version'])
    .where('comuneId', '=', sql<string>`asking_comune()`)
    .where('updatedAt', '>', since)
    .where('updatedAt', '<=', until)
    .execute();
}

/** The instant of the last step of all; undefined when there is none. */
export async function findLastMove(trx: Trx): Promise<string | undefined> {
  const last = await trx
    .selectFrom('pratica')
    .select('updatedAt')
    .where('comuneId', '=', sql<string>`asking_comune()`)
    .orderBy('updatedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.updatedAt;
}
