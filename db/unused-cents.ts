import { Temporal } from 'temporal-polyfill';

/**
 * The part of a paid period that was not used yet at an instant, in cents: whole days still to
 * come over the days of the period (both ends count), rounded up in favour of the payer. The day
 * of the act counts as used once the period has begun. Days are the comune's (Europe/Rome).
 */
export function unusedCents(
  paid: { startDate: string; endDate: string; amountCents: number },
  at: string,
): number {
  const today = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Rome').toPlainDate();
  const start = Temporal.PlainDate.from(paid.startDate);
  const end = Temporal.PlainDate.from(paid.endDate);
  if (Temporal.PlainDate.compare(today, start) < 0) return paid.amountCents;
  const days = start.until(end).days + 1;
  const unused = Math.max(0, today.until(end).days);
  return Math.ceil((paid.amountCents * unused) / days);
}
