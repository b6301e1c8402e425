import type { Offer } from '../api-types';
import { endOfPeriod, today } from '../words/dates';

/**
 * The days of a service as its order begins with them: from what the offer promised, not in the
 * past, for as long as the need asked for.
 * @returns `endDate` is empty where the need named no length
 */
export function beginPeriod(
  chosen: Pick<Offer, 'firstDate'> | undefined,
  months: number | null,
): { startDate: string; endDate: string } {
  const promised = chosen?.firstDate ?? today();
  const startDate = promised < today() ? today() : promised;
  return { startDate, endDate: months ? endOfPeriod(startDate, months) : '' };
}
