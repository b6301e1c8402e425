import type { Trx } from '../../db/connect.ts';
import { findComune } from '../../db/catalogue.ts';
import { holidaysSince } from './count-plan.ts';

/** The holidays that a pratica counts its visits with: those of its comune when it began. */
export async function readHolidays(
  trx: Trx,
  { openedAt }: { openedAt: string },
  { comuneId }: { comuneId: string },
): Promise<readonly string[]> {
  const comune = await findComune(trx, { comuneId });
  return comune ? holidaysSince({ patron: comune.patron, openedAt }) : [];
}
