import { readRules } from '../../db/comune-rules.ts';
import type { Trx } from '../../db/connect.ts';
import { instantAfter } from '../../workflows/pratica/terms.ts';
import { HOLIDAY_YEARS, holidaysOf } from '../pratiche/holidays.ts';

/** Until when a second administrator is waited for, from an ISO instant on. */
export async function expiryOf(trx: Trx, comuneId: string, askedAt: string): Promise<string> {
  const { approvalBusinessDays: businessDays, patron } = await readRules(trx, { comuneId });
  const holidays = holidaysOf(patron, new Date(askedAt).getFullYear(), HOLIDAY_YEARS);
  return instantAfter(askedAt, { businessDays }, holidays);
}
