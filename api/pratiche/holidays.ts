import Holidays from 'date-holidays';

/** How many years of holidays a pratica is given when it starts: longer than any waits for an answer. */
export const HOLIDAY_YEARS = 4;

/**
 * The days a comune does not work, beside Saturdays and Sundays: Italy's public holidays (4 October
 * is one from 2026) and its patron saint.
 * @param patron month and day, such as `12-07` for Sant'Ambrogio
 * @returns ISO dates from `fromYear` on, in order
 */
export function holidaysOf(patron: string, fromYear: number, years: number): string[] {
  const italian = new Holidays('IT');
  const dates = new Set<string>();
  for (let year = fromYear; year < fromYear + years; year += 1) {
    dates.add(`${year}-${patron}`);
    for (const { date, type } of italian.getHolidays(year)) {
      if (type === 'public') dates.add(date.slice(0, 10));
    }
  }
  return [...dates].sort();
}
