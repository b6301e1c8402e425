import { Temporal } from 'temporal-polyfill';

/** A day of Rome by its instants; of 23 or 25 hours when the clocks change in it. */
export interface DayInRome {
  /** ISO instants; the second is not within. */
  from: string;
  before: string;
}

/** @returns undefined for what is no day, and for one that is not over: gateways go on booking until its end */
export function pastDayInRome(date: string, now = Temporal.Now.instant()): DayInRome | undefined {
  const day = readDay(date);
  if (!day) return undefined;
  const instantAt = (of: Temporal.PlainDate) => of.toZonedDateTime('Europe/Rome').toInstant();
  const before = instantAt(day.add({ days: 1 }));
  if (Temporal.Instant.compare(before, now) > 0) return undefined;
  const iso = (of: Temporal.Instant) => new Date(of.epochMilliseconds).toISOString();
  return { from: iso(instantAt(day)), before: iso(before) };
}

/** The days before today in Rome, the latest first. */
export function lastDaysInRome(count: number, now = Temporal.Now.instant()): string[] {
  const today = now.toZonedDateTimeISO('Europe/Rome').toPlainDate();
  return Array.from({ length: count }, (_, n) => today.subtract({ days: n + 1 }).toString());
}

function readDay(date: string): Temporal.PlainDate | undefined {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(date) ? Temporal.PlainDate.from(date) : undefined;
  } catch {
    return undefined;
  }
}
