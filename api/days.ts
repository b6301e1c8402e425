import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/Rome';

/** Today in the comune, as an ISO date. */
export function today(): string {
  return Temporal.Now.plainDateISO(ZONE).toString();
}

/** The day of the comune on which an ISO instant falls. */
export function dayOf(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate().toString();
}

/** The last second of a day of the comune, as an ISO instant. */
export function endOfDay(date: string): string {
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(ZONE);
  return new Date(next.epochMilliseconds - 1000).toISOString();
}

/** The same day so many months later, as an ISO date. */
export function monthsAfter(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}
