import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/Rome';

/** One visit of a week: its day (1 Monday … 7 Sunday), when it begins on the wall, how long it is. */
export interface WeeklyVisit {
  readonly weekday: number;
  /** `HH:MM`, in the comune. */
  readonly from: string;
  readonly minutes: number;
}

/** The schedule of a service, week after week. */
export interface Plan {
  readonly weekly: readonly WeeklyVisit[];
  /** Nobody comes on the holidays of the comune. */
  readonly skipsHolidays: boolean;
}

export interface Visit {
  /** Day of the comune, ISO. */
  readonly date: string;
  readonly from: string;
  readonly minutes: number;
  /** ISO instants. */
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface Days {
  readonly startDate: string;
  readonly holidays: readonly string[];
  /** Days without service: from `from` up to the day before `until`. */
  readonly pauses?: readonly { readonly from: string; readonly until: string }[];
}

/** A visit for every day of twenty years: a plan that asks for more is none. */
const DAYS_AT_MOST = 7_300;

/** The visits up to a last day, in their order. */
export function visitsUntil(plan: Plan, days: Days, endDate: string): Visit[] {
  const length = Temporal.PlainDate.from(days.startDate).until(endDate).days + 1;
  return collect(plan, days, { length, count: Infinity });
}

/**
 * The first so many visits, in their order. Pauses that do not end with the week can push the last
 * ones past the end of the period: what was paid for is made up for, not lost.
 */
export function firstVisits(plan: Plan, days: Days, count: number): Visit[] {
  return collect(plan, days, { length: DAYS_AT_MOST, count });
}

function collect(
  { weekly, skipsHolidays }: Plan,
  { startDate, holidays, pauses = [] }: Days,
  { length, count }: { length: number; count: number },
): Visit[] {
  const inOrder = [...weekly].sort((a, b) => a.from.localeCompare(b.from));
  const visits: Visit[] = [];
  let day = Temporal.PlainDate.from(startDate);
  for (let n = 0; n < length && visits.length < count; n += 1, day = day.add({ days: 1 })) {
    const date = day.toString();
    const isFree =
      (skipsHolidays && holidays.includes(date)) ||
      pauses.some(({ from, until }) => from <= date && date < until);
    if (isFree) continue;
    const today = inOrder.filter(({ weekday }) => weekday === day.dayOfWeek);
    visits.push(...today.map((slot) => visitOn(day, slot)));
  }
  return visits.slice(0, count);
}

/**
 * The hour is the wall's, whatever the clocks do; the length is time that really passes. An hour
 * that the clocks leave out is had right after it, one that they repeat is had the first time.
 */
function visitOn(day: Temporal.PlainDate, { from, minutes }: WeeklyVisit): Visit {
  const start = day.toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from(from) });
  const iso = (time: Temporal.ZonedDateTime) => new Date(time.epochMilliseconds).toISOString();
  return {
    date: day.toString(),
    from,
    minutes,
    startsAt: iso(start),
    endsAt: iso(start.add({ minutes })),
  };
}

export function minutesOf(visits: readonly Visit[]): number {
  return visits.reduce((sum, { minutes }) => sum + minutes, 0);
}

export type Band = 'weekday' | 'holiday' | 'night';

/** The band a visit is charged in: by night first, then on Sundays and holidays. */
export function bandOf({ date, from }: Visit, holidays: readonly string[]): Band {
  if (from >= '22:00' || from < '06:00') return 'night';
  const isSunday = Temporal.PlainDate.from(date).dayOfWeek === 7;
  return isSunday || holidays.includes(date) ? 'holiday' : 'weekday';
}

export interface CountedLine {
  readonly unit: string;
  readonly band?: string | undefined;
}

/**
 * How many units of each line a plan comes to: hours and visits, each visit on the line of its band
 * or, where there is none, on the one without. Null for lines that are counted otherwise.
 * @returns undefined when a visit has no line, or hours do not come out whole
 */
export function quantitiesOf(
  lines: readonly CountedLine[],
  visits: readonly Visit[],
  holidays: readonly string[],
): (number | null)[] | undefined {
  const counts: (number | null)[] = lines.map(({ unit }) => (isCounted(unit) ? 0 : null));
  if (counts.every((count) => count === null)) return counts;
  for (const visit of visits) {
    const band = bandOf(visit, holidays);
    const own = lines.findIndex((line) => isCounted(line.unit) && line.band === band);
    const at = own < 0 ? lines.findIndex(({ unit, band }) => isCounted(unit) && !band) : own;
    if (at < 0) return undefined;
    counts[at]! += lines[at]!.unit === 'hour' ? visit.minutes : 1;
  }
  const units = counts.map((n, i) => (n !== null && lines[i]!.unit === 'hour' ? n / 60 : n));
  return units.every((n) => n === null || Number.isInteger(n)) ? units : undefined;
}

function isCounted(unit: string): boolean {
  return unit === 'hour' || unit === 'visit';
}
