import { sql } from 'kysely';
import type { Closure } from '../workflows/pratica/closures.ts';
import type { Trx } from './connect.ts';

/** The closures of an ente that end on a day or later, by their first day. */
export function listClosures(trx: Trx, { enteId, from }: { enteId: string; from: string }) {
  return trx
    .selectFrom('enteClosure')
    .select(['id', 'fromDay as from', 'throughDay as through', 'note'])
    .where('enteId', '=', enteId)
    .where('removedAt', 'is', null)
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
    .where('removedAt', 'is', null)
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
    .where('removedAt', 'is', null)
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
    .select(['id', 'enteId', 'fromDay as from', 'throughDay as through', 'note', 'removedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Takes a closure back; the row stays, for its orders get their days back. */
export async function removeClosure(
  trx: Trx,
  { id, at }: { id: string; at: string },
): Promise<void> {
  await change(trx, { id, at }).set({ removedAt: at }).execute();
}

/** Has a closure end earlier: `through` is its new last day. */
export async function shortenClosure(
  trx: Trx,
  { id, at, through }: { id: string; at: string; through: string },
): Promise<void> {
  await change(trx, { id, at }).set({ throughDay: through }).execute();
}

/** Its orders are to hear of it anew; how far it ever reached is kept. */
function change(trx: Trx, { id, at }: { id: string; at: string }) {
  return trx
    .updateTable('enteClosure')
    .set({
      changedAt: at,
      appliedAt: null,
      givenBack: sql<string>`greatest(given_back, through_day)`,
    })
    .where('id', '=', id);
}

/** Closures whose orders may not all have heard of them or of what became of them, oldest first. */
export function listUnappliedClosures(trx: Trx, { limit }: { limit: number }) {
  return unapplied(trx).orderBy('createdAt').limit(limit).execute();
}

/** Those of an ente that give days back and whose orders may not all have heard of it. */
export function listGivenBack(trx: Trx, { enteId }: { enteId: string }) {
  return unapplied(trx)
    .where('enteId', '=', enteId)
    .where('givenBack', 'is not', null)
    .orderBy('changedAt')
    .execute();
}

function unapplied(trx: Trx) {
  return trx
    .selectFrom('enteClosure')
    .select(['id', 'enteId', 'comuneId', 'removedAt', 'givenBack'])
    .select([
      sql<string>`coalesce(changed_at, created_at)`.as('heardFrom'),
      /** The first of the days that are given back. */
      sql<string>`case when removed_at is null then through_day + 1 else from_day end`.as(
        'backFrom',
      ),
    ])
    .where('appliedAt', 'is', null);
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
