const zone = 'Europe/Rome';
const formats = new Map<string, Intl.DateTimeFormat>();

/** An ISO instant as "lunedì 3 marzo, ore 9:00" in the comune's time; the year only when it is another. */
export function formatInstant(instant: string, locale: string, now = new Date()): string {
  const at = new Date(instant);
  const time = format(locale, 'time', { hour: 'numeric', minute: '2-digit' }).format(at);
  const words = locale.startsWith('it') ? 'ore' : 'at';
  return `${formatAt(at, locale, now)}, ${words} ${time}`;
}

/** An ISO instant as people say one that is near: "oggi, ore 9:00", "ieri, ore 9:00", else by its day. */
export function formatRecent(instant: string, locale: string, now = new Date()): string {
  const at = new Date(instant);
  const days = daysUntil(instant, now);
  if (days < -1 || days > 0) return formatInstant(instant, locale, now);
  const day = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  const time = format(locale, 'time', { hour: 'numeric', minute: '2-digit' }).format(at);
  return `${day}, ${locale.startsWith('it') ? 'ore' : 'at'} ${time}`;
}

/** An ISO instant to the second, with its day and year and the offset of the comune's clock. */
export function formatExact(instant: string, locale: string): string {
  return format(locale, 'exact', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
  }).format(new Date(instant));
}

/** An ISO instant as a day of the comune, "lunedì 3 marzo". */
export function formatInstantDay(instant: string, locale: string, now = new Date()): string {
  return formatAt(new Date(instant), locale, now);
}

/** An ISO date ("2026-03-03") as "lunedì 3 marzo": a day is a day, whatever the clock says. */
export function formatDay(date: string, locale: string, now = new Date()): string {
  return formatAt(new Date(`${date.slice(0, 10)}T12:00:00Z`), locale, now);
}

/**
 * An ISO instant until which something can be done. At midnight it is the end of the day before:
 * nobody takes "martedì 3 marzo, ore 0:00" for all of Monday.
 */
export function formatDeadline(instant: string, locale: string, now = new Date()): string {
  if (!isMidnight(instant)) return formatInstant(instant, locale, now);
  const words = locale.startsWith('it') ? 'a fine giornata' : 'end of day';
  return `${formatAt(justBefore(instant), locale, now)}, ${words}`;
}

/** An ISO instant at which something happens: with the day, at midnight, the hour goes unsaid. */
export function formatMoment(instant: string, locale: string, now = new Date()): string {
  return isMidnight(instant)
    ? formatAt(new Date(instant), locale, now)
    : formatInstant(instant, locale, now);
}

/** Today in the comune, as an ISO date. */
export function today(now = new Date()): string {
  return format('sv-SE', 'iso', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** Whole days left of the comune until a deadline: 0 today, 1 tomorrow, negative when past. */
export function daysLeft(deadline: string, now = new Date()): number {
  return daysUntil(justBefore(deadline).toISOString(), now);
}

/** Whole days of the comune from now to an instant: 0 today, 1 tomorrow, negative when past. */
export function daysUntil(instant: string, now = new Date()): number {
  const from = Date.parse(`${today(now)}T00:00:00Z`);
  const to = Date.parse(`${today(new Date(instant))}T00:00:00Z`);
  return Math.round((to - from) / 86_400_000);
}

/** The ISO date so many days after another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days from one ISO date to another: 0 when they are the same. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function isMidnight(instant: string): boolean {
  return today(justBefore(instant)) < today(new Date(instant));
}

function justBefore(instant: string): Date {
  return new Date(Date.parse(instant) - 1);
}

function formatAt(at: Date, locale: string, now: Date): string {
  const year = format(locale, 'year', { year: 'numeric' });
  const sameYear = year.format(at) === year.format(now);
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return sameYear
    ? format(locale, 'day', day).format(at)
    : format(locale, 'dayAndYear', { ...day, year: 'numeric' }).format(at);
}

function format(locale: string, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${name}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    formats.set(key, made);
  }
  return made;
}
