import { monthsAfter } from '../days.ts';
import type { FieldError } from '../problem.ts';

const MONTHS_AT_MOST = 36;

/**
 * What is wrong in the days of a mandate, field by field.
 * @param today ISO day of the comune
 */
export function wrongDays(
  { startsOn, expiresOn }: { startsOn: string; expiresOn: string },
  today: string,
): FieldError[] {
  if (startsOn < today) return [{ pointer: '/startsOn', message: NOT_IN_THE_PAST }];
  if (expiresOn < startsOn) return [{ pointer: '/expiresOn', message: NOT_BEFORE_START }];
  if (expiresOn > monthsAfter(today, MONTHS_AT_MOST)) {
    return [{ pointer: '/expiresOn', message: NOT_SO_LONG }];
  }
  return [];
}

const NOT_IN_THE_PAST = {
  it: 'Una delega non può cominciare prima di oggi.',
  en: 'A mandate cannot begin before today.',
};
const NOT_BEFORE_START = {
  it: 'La delega deve finire dopo il giorno in cui comincia.',
  en: 'The mandate must end after the day on which it begins.',
};
const NOT_SO_LONG = {
  it: 'Una delega dura al massimo tre anni.',
  en: 'A mandate lasts three years at most.',
};
