import { readRules } from '../../db/comune-rules.ts';
import type { Trx } from '../../db/connect.ts';
import { instantAfter } from '../../workflows/pratica/terms.ts';
import { HOLIDAY_YEARS, holidaysOf } from '../pratiche/holidays.ts';

/**
 * Until when whoever is contested has to answer, in business days by the comune's rules.
 * @param at ISO instant at which it was contested @returns ISO instant
 */
export async function answerDueAt(
  trx: Trx,
  { comuneId, at }: { comuneId: string; at: string },
): Promise<string> {
  const { contestAnswerBusinessDays, patron } = await readRules(trx, { comuneId });
  const holidays = holidaysOf(patron, new Date(at).getFullYear(), HOLIDAY_YEARS);
  return instantAfter(at, { businessDays: contestAnswerBusinessDays }, holidays);
}
