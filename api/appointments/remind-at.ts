import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/Rome';

/** The day before at nine in the morning, in Rome; undefined when that is over: who books now knows. */
export function remindAt(startsAt: string, now: string): string | undefined {
  const day = Temporal.Instant.from(startsAt).toZonedDateTimeISO(ZONE).toPlainDate();
  const plainTime = Temporal.PlainTime.from('09:00');
  const at = day.subtract({ days: 1 }).toZonedDateTime({ timeZone: ZONE, plainTime });
  const iso = new Date(at.epochMilliseconds).toISOString();
  return iso > now ? iso : undefined;
}
