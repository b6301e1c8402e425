import type { Language } from './language';

const ZONE = 'Europe/Rome';
const localeOf = (language: Language) => (language === 'en' ? 'en-GB' : 'it-IT');

/** An instant as "lunedì 3 marzo, ore 9:00"; the year is added when it is not this one. */
export function sayInstant(iso: string, language: Language, now = new Date()): string {
  const time = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: ZONE,
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(iso));
  return `${sayDay(iso, language, now)}, ${language === 'en' ? '' : 'ore '}${time}`;
}

/** An instant as people say one that is near: "oggi, ore 9:00", "ieri, ore 9:00", else by its day. */
export function sayRecent(iso: string, language: Language, now = new Date()): string {
  const days = daysUntil(iso, now);
  const said = sayInstant(iso, language, now);
  if (days < -1 || days > 0) return said;
  const relative = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  return said.replace(sayDay(iso, language, now), relative.format(days, 'day'));
}

/** An instant to the second, with its day and year and the offset of the comune's clock. */
export function sayExact(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    ...{ timeZone: ZONE, timeZoneName: 'short' },
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit', second: '2-digit' },
  }).format(new Date(iso));
}

/** A day (`2026-03-03`) or the day of an instant as "lunedì 3 marzo". */
export function sayDay(iso: string, language: Language, now = new Date()): string {
  const day = dayOf(iso);
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(day.slice(0, 4) === today(now).slice(0, 4) ? {} : { year: 'numeric' }),
  }).format(new Date(`${day}T12:00:00Z`));
}

/** The short form of tables: "3 mar 2026, 09:00". */
export function sayShort(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: ZONE,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));
}

/** Today in the comune, as `2026-03-03`. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(now);
}

/** The day of the comune in which an instant falls; a bare day is already one. */
export function dayOf(iso: string): string {
  return iso.length === 10 ? iso : today(new Date(iso));
}

/** Calendar days of the comune from now to `iso`: negative when it is past. */
export function daysUntil(iso: string, now = new Date()): number {
  return Math.round((Date.parse(dayOf(iso)) - Date.parse(today(now))) / 86_400_000);
}

/** Days from one day to another: 0 when they are the same. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day before the same day `months` later: the last day of a period that begins on `day`. */
export function endOfPeriod(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const same = Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth));
  return addDays(new Date(same).toISOString().slice(0, 10), -1);
}
