import { asSystem, type Db } from '../../db/connect.ts';
import { listComuni } from '../../db/payments.ts';
import { lockClosedWindows, openDueWindows } from '../../db/review-windows.ts';
import { askForReviews, showReviews } from '../../db/show-reviews.ts';

const AT_ONCE = 100;

/**
 * Asks both sides of services that have ended how they went, and shows what was written once the time
 * for it is over (docs/adr/0043). Whatever a crash leaves undone is found again.
 * @returns whether there is certainly more to do
 */
export async function runReviews({ db }: { db: Db }): Promise<boolean> {
  let isMore = false;
  for (const comuneId of await listComuni(db)) {
    const done = await asSystem(db, comuneId, async (trx) => {
      const at = new Date().toISOString();
      const opened = await openDueWindows(trx, { limit: AT_ONCE });
      for (const window of opened) await askForReviews(trx, { ...window, comuneId, at });
      const closed = await lockClosedWindows(trx, { limit: AT_ONCE });
      for (const window of closed) await showReviews(trx, { ...window, comuneId, at });
      return Math.max(opened.length, closed.length);
    });
    isMore ||= done === AT_ONCE;
  }
  return isMore;
}
