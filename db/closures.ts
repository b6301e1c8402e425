import { sql } from 'kysely';
import type { Closure } from '../workflows/pratica/closures.ts';
import type { Trx } from './connect.ts';

/** The closures of an ente that end on a day or later, by their first day. */
export function listClosures(trx: Trx, { enteId, from }: { enteId: string; from: string }) {
  return trx
    .selectFrom('enteClosure')
    .select(['id', 'fromDay as from', 'throughDay as through', 'note'])
    .where('enteId', '=', enteId)
    .where('throughDay', '>=', from)
    .orderBy('fromDay')
    .orderBy('id')
    .execute();
}

/** The closures of the ente that made an offer, the newest last; from a day of the comune on. */
export function listClosuresOfOffer(
  trx: Trx,
  { offerId, from }: { offerId: string; from: string },
): Promise<Closure[]> {
  return trx
    .selectFrom('enteClosure')
    .innerJoin('offer', 'offer.enteId', 'enteClosure.enteId')
    .select(['fromDay as from', 'throughDay as through'])
    .where(sql<string>`offer.id::text`, '=', offerId)
    .where('throughDay', '>=', from)
    .orderBy('enteClosure.createdAt')
    .execute();
}

/** The first closure of an ente that falls between two days of the comune, if there is one. */
export function findClosureBetween(
  trx: Trx,
  { enteId, from, through }: { enteId: string } & Closure,
): Promise<Closure | undefined> {
  return trx
    .selectFrom('enteClosure')
    .select(['fromDay as from', 'throughDay as through'])
    .where('enteId', '=', enteId)
    .where('throughDay', '>=', from)
    .where('fromDay', '<=', through)
    .orderBy('fromDay')
    .limit(1)
    .executeTakeFirst();
}

export interface NewClosure {
  id: string;
  comuneId: string;
  enteId: string;
  fromDay: string;
  throughDay: string;
  note: string | null;
  createdBy: string;
}

/** @returns false when it is there already: the same command again is the same closure */
export async function addClosure(trx: Trx, closure: NewClosure): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('enteClosure')
    .values(closure)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export function findClosure(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('enteClosure')
    .select(['id', 'enteId', 'fromDay as from', 'throughDay as through', 'note'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function removeClosure(trx: Trx, { id }: { id: string }): Promise<void> {
  await trx.deleteFrom('enteClosure').where('id', '=', id).execute();
}

/** Closures whose orders may not all have heard of them, the oldest first. */
export function listUnappliedClosures(trx: Trx, { limit }: { limit: number }) {
  return trx
    .selectFrom('enteClosure')
    .select(['id', 'enteId', 'comuneId', 'createdAt'])
    .where('appliedAt', 'is', null)
    .orderBy('createdAt')
    .limit(limit)
    .execute();
}
export type UnappliedClosure = Awaited<ReturnType<typeof listUnappliedClosures>>[number];

export async function markClosureApplied(
  trx: Trx,
  { id, at }: { id: string; at: string },
): Promise<void> {
  await trx.updateTable('enteClosure').set({ appliedAt: at }).where('id', '=', id).execute();
}

/** Orders that wait for an ente to confirm them, with what their terms are counted by. */
export function listWaitingOrders(trx: Trx, { enteId }: { enteId: string }) {
  return trx
    .selectFrom('pratica')
    .select(['id', 'number', 'deadlines', 'policy as terms', 'stateSince'])
    .where('chosenEnteId', '=', enteId)
    .where('state', '=', 'order')
    .where('closed', '=', false)
    .orderBy('number')
    .execute();
}
