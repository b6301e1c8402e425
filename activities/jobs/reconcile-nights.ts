import type { Logger } from 'pino';
import { asSystem, type Db } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { listComuni } from '../../db/payments.ts';
import { listUnreconciled } from '../../db/reconciliations.ts';
import type { AllBooks } from '../../payments/books.ts';
import { lastDaysInRome } from '../../payments/day-in-rome.ts';
import { reconcileDay } from '../../payments/reconcile-day.ts';

/** As far back as it catches up when nobody was there: a week of nights. */
const DAYS = 7;

interface Work {
  db: Db;
  books: AllBooks;
  log: Logger;
}

/**
 * Reconciles each day once it is over, in every comune, once. A gateway that is away leaves the day
 * for the next round.
 * @returns false: there is nothing more to do at once
 */
export async function reconcileNights({ db, books, log }: Work): Promise<boolean> {
  const days = lastDaysInRome(DAYS);
  for (const comuneId of await listComuni(db)) {
    const open = await asSystem(db, comuneId, (trx) => listUnreconciled(trx, { comuneId, days }));
    for (const day of open) {
      const id = nameUuid('reconciliation', `${comuneId} ${day}`);
      const { differences } = await reconcileDay({ db, books }, { id, comuneId, day, askedBy: null }); // prettier-ignore
      if (differences.length > 0) log.warn({ comuneId, day, differences: differences.length }, 'books differ'); // prettier-ignore
    }
  }
  return false;
}
