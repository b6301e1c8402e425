import { holidaysOf } from '../pratiche/holidays.ts';

const known = new Map<string, readonly string[]>();

/**
 * The days on which a comune does not work, from the year of a day on and through the next. Working
 * them out takes longer than all the rest of an answer, so it is done once.
 */
export function knownHolidays(patron: string, day: string): readonly string[] {
  const year = Number(day.slice(0, 4));
  const name = `${patron} ${year}`;
  const holidays = known.get(name) ?? holidaysOf(patron, year, 2);
  known.set(name, holidays);
  return holidays;
}
