import { Temporal } from 'temporal-polyfill';
import type { ClosedDays, OpenHours } from '../../db/tables/sportelli.ts';

export const ZONE = 'Europe/Rome';
/** How far ahead an opening is looked for: whoever closes longer says so elsewhere. */
const DAYS_AHEAD = 62;

export interface Opening {
  isOpen: boolean;
  /** When it closes, or opens again, as an ISO instant; null when nothing is known of it. */
  changesAt: string | null;
}

export interface Times {
  hours: readonly OpenHours[];
  closedDays: readonly ClosedDays[];
  /** ISO dates on which the comune does not work. */
  holidays: readonly string[];
}

/**
 * Whether a sportello is open at an instant, and until when it is or from when it will be. Wall times
 * are those of Rome, also in the night in which clocks change.
 */
export function openingAt(times: Times, at: string): Opening {
  const now = Temporal.Instant.from(at).epochMilliseconds;
  const first = Temporal.Instant.from(at).toZonedDateTimeISO(ZONE).toPlainDate();
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    for (const [from, until] of bandsOn(times, first.add({ days: ahead }))) {
      if (from > now) return { isOpen: false, changesAt: iso(from) };
      if (now < until) return { isOpen: true, changesAt: iso(until) };
    }
  }
  return { isOpen: false, changesAt: null };
}

/** Whether it is open from one instant through another. */
export function isOpenThrough(
  times: Times,
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
) {
  const [begin, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  const day = Temporal.Instant.from(startsAt).toZonedDateTimeISO(ZONE).toPlainDate();
  return bandsOn(times, day).some(([from, until]) => from <= begin && end <= until);
}

/** The hours of one day in order, as milliseconds since 1970; those that touch are one. */
export function bandsOn({ hours, closedDays, holidays }: Times, day: Temporal.PlainDate) {
  const date = day.toString();
  const isClosed = closedDays.some(({ from, through }) => from <= date && date <= through);
  if (isClosed || holidays.includes(date)) return [];
  const bands: [from: number, until: number][] = [];
  const ofDay = hours.filter(({ weekday }) => weekday === day.dayOfWeek);
  for (const { from, until } of ofDay.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const [begin, end] = [instantOf(day, from), instantOf(day, until)];
    const last = bands.at(-1);
    if (last && last[1] >= begin) last[1] = Math.max(last[1], end);
    else bands.push([begin, end]);
  }
  return bands;
}

function instantOf(day: Temporal.PlainDate, time: string): number {
  const isMidnight = time === '24:00';
  const on = isMidnight ? day.add({ days: 1 }) : day;
  const plainTime = Temporal.PlainTime.from(isMidnight ? '00:00' : time);
  return on.toZonedDateTime({ timeZone: ZONE, plainTime }).epochMilliseconds;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
