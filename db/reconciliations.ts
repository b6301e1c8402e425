import type { Trx } from './connect.ts';

export interface NewReconciliation {
  id: string;
  comuneId: string;
  /** ISO day of Rome. */
  day: string;
  orders: number;
  /** What two books do not say alike: payments/reconcile.ts. */
  differences: readonly object[];
  /** Null when it was the nightly one. */
  askedBy: string | null;
}

/** The same twice is once: a command that comes again finds what it made. */
export async function addReconciliation(trx: Trx, made: NewReconciliation): Promise<void> {
  const { differences, ...row } = made;
  await trx
    .insertInto('reconciliation')
    .values({ ...row, differences: JSON.stringify(differences) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The latest of each day, the latest day first. */
export function listReconciliations(
  trx: Trx,
  { comuneId, before, limit }: { comuneId: string; before?: string; limit: number },
) {
  return selectReconciliations(trx)
    .distinctOn('reconciliation.day')
    .where('reconciliation.comuneId', '=', comuneId)
    .$if(before !== undefined, (query) => query.where('reconciliation.day', '<', before!))
    .orderBy('reconciliation.day', 'desc')
    .orderBy('reconciliation.at', 'desc')
    .limit(limit)
    .execute();
}

export function findReconciliation(trx: Trx, { id }: { id: string }) {
  return selectReconciliations(trx).where('reconciliation.id', '=', id).executeTakeFirst();
}

/** Of these days, those that nobody has looked at yet. */
export async function listUnreconciled(
  trx: Trx,
  { comuneId, days }: { comuneId: string; days: readonly string[] },
): Promise<string[]> {
  const rows = await trx
    .selectFrom('reconciliation')
    .select('day')
    .distinct()
    .where('comuneId', '=', comuneId)
    .where('day', 'in', days)
    .execute();
  const known = new Set(rows.map(({ day }) => day));
  return days.filter((day) => !known.has(day));
}

function selectReconciliations(trx: Trx) {
  return trx
    .selectFrom('reconciliation')
    .leftJoin('person', 'person.id', 'reconciliation.askedBy')
    .select([
      'reconciliation.id',
      'reconciliation.day',
      'reconciliation.orders',
      'reconciliation.differences',
      'reconciliation.at',
      'reconciliation.askedBy',
      'person.name as askedByName',
    ]);
}
