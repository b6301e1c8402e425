import { sql } from 'kysely';
import type { Trx } from './connect.ts';

type Outcome = 'pending' | 'done' | 'overtaken' | 'toDecide' | 'left' | 'lifted';

/** The suspension of an ente as a whole that is not lifted; locked, so that two who decide queue here. */
export function lockOpenSuspension(trx: Trx, { enteId }: { enteId: string }) {
  return trx
    .selectFrom('enteSuspension')
    .select(['id', 'reason'])
    .where('enteId', '=', enteId)
    .where('qualificationId', 'is', null)
    .where('liftedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** The latest suspension of an ente as a whole, with who decided it. */
export function findLatestSuspension(trx: Trx, { enteId }: { enteId: string }) {
  return trx
    .selectFrom('enteSuspension')
    .leftJoin('person', 'person.id', 'enteSuspension.suspendedBy')
    .select(['enteSuspension.id', 'reason', 'suspendedAt', 'liftedAt', 'liftReason', 'liftId'])
    .select('person.name as suspendedByName')
    .where('enteSuspension.enteId', '=', enteId)
    .where('qualificationId', 'is', null)
    .orderBy('suspendedAt', 'desc')
    .executeTakeFirst();
}

export function findSuspension(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('enteSuspension')
    .select(['id', 'enteId', 'reason'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export interface NewSuspension {
  id: string;
  comuneId: string;
  enteId: string;
  reason: string;
  suspendedBy: string;
  suspendedAt: string;
}

/** From now on the ente is asked nothing new. */
export async function addSuspension(trx: Trx, suspension: NewSuspension): Promise<void> {
  await trx.insertInto('enteSuspension').values(suspension).execute();
  await setSuspended(trx, suspension.enteId, true);
}

export interface Lift {
  id: string;
  enteId: string;
  liftId: string;
  liftedBy: string;
  liftedAt: string;
  liftReason: string;
}

/** The ente may be asked again; what was done stays done, and what was not is left undone. */
export async function liftSuspension(trx: Trx, { id, enteId, ...lift }: Lift): Promise<void> {
  await trx.updateTable('enteSuspension').set(lift).where('id', '=', id).execute();
  await trx
    .updateTable('enteSuspensionCase')
    .set({ outcome: 'lifted', updatedAt: lift.liftedAt })
    .where('suspensionId', '=', id)
    .where('outcome', 'in', ['pending', 'toDecide'])
    .execute();
  await setSuspended(trx, enteId, false);
}

async function setSuspended(trx: Trx, id: string, suspended: boolean): Promise<void> {
  await trx.updateTable('ente').set({ suspended }).where('id', '=', id).execute();
}

/** Suspensions that are not lifted, in the asking comune. */
export function listOpenSuspensions(trx: Trx) {
  return trx
    .selectFrom('enteSuspension')
    .select(['id', 'enteId', 'comuneId', 'reason', 'suspendedBy', 'serviceTypeIds'])
    .where('liftedAt', 'is', null)
    .execute();
}
export type OpenSuspension = Awaited<ReturnType<typeof listOpenSuspensions>>[number];

/** Pratiche for which something is still to be done, those that waited longest first. */
export async function listPendingCases(
  trx: Trx,
  { suspensionId, limit }: { suspensionId: string; limit: number },
): Promise<string[]> {
  const rows = await trx
    .selectFrom('enteSuspensionCase')
    .select('praticaId')
    .where('suspensionId', '=', suspensionId)
    .where('outcome', '=', 'pending')
    .orderBy('updatedAt')
    .limit(limit)
    .execute();
  return rows.map(({ praticaId }) => praticaId);
}

/** What became of a case, unless it is decided already; one that stays pending was tried. */
export async function setCase(
  trx: Trx,
  done: { suspensionId: string; praticaId: string; outcome: Outcome; at: string },
): Promise<void> {
  await trx
    .updateTable('enteSuspensionCase')
    .set({ outcome: done.outcome, updatedAt: done.at, tries: sql<number>`tries + 1` })
    .where('suspensionId', '=', done.suspensionId)
    .where('praticaId', '=', done.praticaId)
    .where('outcome', 'in', ['pending', 'toDecide'])
    .execute();
}

/** A page of what a suspension came to, in the order of the pratiche's numbers. */
export function listCases(trx: Trx, args: { suspensionId: string; after?: string; limit: number }) {
  let cases = trx
    .selectFrom('enteSuspensionCase')
    .innerJoin('pratica', 'pratica.id', 'enteSuspensionCase.praticaId')
    .select(['praticaId', 'number', 'state', 'planned', 'outcome', 'tries'])
    .where('suspensionId', '=', args.suspensionId);
  if (args.after !== undefined) cases = cases.where('number', '>', args.after);
  return cases.orderBy('number').limit(args.limit).execute();
}

/** How far a suspension has come: how many of its pratiche have which outcome. */
export async function countOutcomes(
  trx: Trx,
  { suspensionId }: { suspensionId: string },
): Promise<Record<Outcome, number>> {
  const rows = await trx
    .selectFrom('enteSuspensionCase')
    .select('outcome')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('suspensionId', '=', suspensionId)
    .groupBy('outcome')
    .execute();
  const none = { pending: 0, done: 0, overtaken: 0, toDecide: 0, left: 0, lifted: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count])) };
}

/** Every ente of the asking comune by name, with what the office must know of it. */
export function listOfficeEnti(
  trx: Trx,
  args: { after?: { name: string; id: string }; limit: number },
) {
  let enti = trx
    .selectFrom('ente')
    .select(['ente.id', 'ente.name', 'ente.qualifiedUntil', 'ente.suspended'])
    .select((query) =>
      query
        .selectFrom('enteSuspension')
        .select('suspendedAt')
        .whereRef('enteSuspension.enteId', '=', 'ente.id')
        .where('qualificationId', 'is', null)
        .where('liftedAt', 'is', null)
        .as('suspendedAt'),
    )
    .where('ente.comuneId', '=', sql<string>`asking_comune()`);
  if (args.after) {
    const { name, id } = args.after;
    enti = enti.where(sql<boolean>`(ente.name, ente.id) > (${name}, ${id}::uuid)`);
  }
  return enti.orderBy('ente.name').orderBy('ente.id').limit(args.limit).execute();
}

export function findOfficeEnte(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('ente')
    .select(['id', 'name', 'qualifiedUntil', 'suspended'])
    .where('id', '=', id)
    .executeTakeFirst();
}
