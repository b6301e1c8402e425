import type { Trx } from './connect.ts';
import type { IseeTable } from './tables/vouchers.ts';

export type NewIsee = Omit<IseeTable, 'at'>;

/** Writes down an ISEE that was said or seen. It is the person's, never changed, only followed by another. */
export async function addIsee(trx: Trx, isee: NewIsee): Promise<void> {
  await trx.insertInto('isee').values(isee).execute();
}

export function findIsee(trx: Trx, { id }: { id: string }) {
  return readIsee(trx).where('id', '=', id).executeTakeFirst();
}

/** The latest ISEE of each kind that is known of somebody, whoever said it. */
export function listLatestIsee(trx: Trx, { personId }: { personId: string }) {
  return readIsee(trx)
    .distinctOn('kind')
    .where('personId', '=', personId)
    .orderBy('kind')
    .orderBy('at', 'desc')
    .execute();
}

function readIsee(trx: Trx) {
  return trx.selectFrom('isee').select(['id', 'kind', 'valueCents', 'validUntil', 'source', 'at']);
}
