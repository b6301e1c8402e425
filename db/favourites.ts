import type { Trx } from './connect.ts';

/** What a citizen wants to find again, the latest first. */
export function listFavourites(trx: Trx, { ownerId }: { ownerId: string }) {
  return trx
    .selectFrom('favouriteService')
    .select(['serviceId', 'title', 'addedAt'])
    .where('ownerId', '=', ownerId)
    .orderBy('addedAt', 'desc')
    .orderBy('serviceId')
    .execute();
}

/** Once for each service. */
export async function addFavourite(
  trx: Trx,
  favourite: { comuneId: string; ownerId: string; serviceId: string; title: string },
): Promise<void> {
  await trx
    .insertInto('favouriteService')
    .values(favourite)
    .onConflict((conflict) => conflict.columns(['ownerId', 'serviceId']).doNothing())
    .execute();
}

export async function removeFavourite(
  trx: Trx,
  { ownerId, serviceId }: { ownerId: string; serviceId: string },
): Promise<void> {
  await trx
    .deleteFrom('favouriteService')
    .where('ownerId', '=', ownerId)
    .where('serviceId', '=', serviceId)
    .execute();
}
