import { asSystem, type Db } from '../db/connect.ts';
import { addReconciliation } from '../db/reconciliations.ts';
import type { AllBooks } from './books.ts';
import { pastDayInRome } from './day-in-rome.ts';
import { reconcile, type Reconciled } from './reconcile.ts';

interface Asked {
  id: string;
  comuneId: string;
  /** ISO day of Rome, over. */
  day: string;
  /** Null when nobody asked: it is the nightly one. */
  askedBy: string | null;
}

/**
 * Reconciles one day of one comune and keeps what came out.
 * @throws GatewayUnavailable, and then nothing is kept; RangeError when the day is not over
 */
export async function reconcileDay(
  { db, books }: { db: Db; books: AllBooks },
  { comuneId, day, ...asked }: Asked,
): Promise<Reconciled> {
  const within = pastDayInRome(day);
  if (!within) throw new RangeError(`${day} is not over`);
  const reconciled = await reconcile(db, books, { comuneId, day: within });
  const { orders, differences } = reconciled;
  const made = { ...asked, comuneId, day, orders, differences };
  await asSystem(db, comuneId, (trx) => addReconciliation(trx, made));
  return reconciled;
}
