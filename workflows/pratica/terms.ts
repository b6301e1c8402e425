import { Temporal } from 'temporal-polyfill';
import type { InstalmentRule } from './instalment-plan.ts';

/** A length of time. Business days are the comune's; halves of a day are twelve hours. */
export type Span =
  | { businessDays: number }
  | { days: number }
  | { hours: number }
  | { minutes: number }
  | { seconds: number };

/**
 * How long each step may take: the policy of a service type, copied into the pratica when it
 * starts, so that a later change of policy never moves a running pratica. Seeds: domain §4.
 */
export interface Terms {
  offersReminder: Span;
  offersDeadline: Span;
  /** Counted from the offers' deadline. */
  choiceDeadline: Span;
  orderEscalation: Span;
  orderFallback: Span;
  paymentFirstReminder: Span;
  paymentSecondReminder: Span;
  paymentDeadline: Span;
  /** Business days that `extendDeadline` may add, once. */
  extensionLimit: number;
  /** How long an answer to a request for documents is waited for; missing in older policies. */
  integrationDeadline?: Span;
  /** How a service may pause, in each period; missing where it may not. */
  suspension?: { noticeDays: number; daysAtMost: number; timesAtMost: number };
  /** How long before it may end for good; missing where it may not. */
  interruption?: { noticeDays: number };
  /** So many days before the end of a period both sides are asked about the next. */
  renewalPromptDays?: number;
  /** So many days after it a next period that was agreed upon must be paid. */
  renewalPaymentDays?: number;
  /** Which services are paid month by month; missing where each is paid at once. */
  instalments?: InstalmentRule;
}

const SPANS = [
  'offersReminder', 'offersDeadline', 'choiceDeadline', 'orderEscalation', 'orderFallback',
  'paymentFirstReminder', 'paymentSecondReminder', 'paymentDeadline',
] as const satisfies (keyof Terms)[]; // prettier-ignore
/** Ten years: a term longer than that is a slip, and counting it would take as long. */
const LONGEST: Record<string, number> = {
  businessDays: 2_600, days: 3_650, hours: 87_600, minutes: 5_256_000, seconds: 315_360_000,
}; // prettier-ignore

/** Whether a policy, as the database gives it, can be counted with: each span there, in one unit. */
export function areTerms(policy: object): policy is Terms {
  const terms = policy as Record<string, unknown>;
  const {
    extensionLimit,
    renewalPromptDays = 0,
    renewalPaymentDays = 0,
    suspension = {},
    interruption = {},
    instalments = {},
  } = terms;
  const counts = [
    extensionLimit,
    renewalPromptDays,
    renewalPaymentDays,
    ...Object.values({ ...(suspension as object), ...(interruption as object) }),
    ...Object.values(instalments as object),
  ];
  return (
    SPANS.every((name) => isSpan(terms[name])) &&
    (terms['integrationDeadline'] === undefined || isSpan(terms['integrationDeadline'])) &&
    counts.every((count) => Number.isInteger(count) && Number(count) >= 0)
  );
}

function isSpan(value: unknown): boolean {
  const [[unit = '', count] = [], ...more] = Object.entries((value ?? {}) as object);
  if (more.length > 0 || typeof count !== 'number' || !(count >= 0)) return false;
  // A business day can be halved, nothing else.
  const isWhole = Number.isInteger(unit === 'businessDays' ? count * 2 : count);
  return isWhole && count <= (LONGEST[unit] ?? -1);
}

const ZONE = 'Europe/Rome';

/**
 * The instant `span` after `start`, both ISO. Days keep the hour on the wall in Rome, also across
 * daylight saving; business days leave out Saturdays, Sundays and `holidays` (ISO dates).
 */
export function instantAfter(start: string, span: Span, holidays: readonly string[]): string {
  const from = Temporal.Instant.from(start).toZonedDateTimeISO(ZONE);
  const end =
    'businessDays' in span
      ? businessDaysAfter(from, span.businessDays, new Set(holidays))
      : from.add(span);
  return new Date(end.epochMilliseconds).toISOString();
}

/** The instant so many whole business days before `end`, at the same hour on the wall in Rome. */
export function instantBefore(end: string, days: number, holidays: readonly string[]): string {
  const known = new Set(holidays);
  let day = Temporal.Instant.from(end).toZonedDateTimeISO(ZONE);
  for (let left = days; left > 0;) {
    day = day.subtract({ days: 1 });
    if (isBusinessDay(day, known)) left -= 1;
  }
  return new Date(day.epochMilliseconds).toISOString();
}

/** The first instant of a day of the comune, ISO. */
export function startOfDay(date: string): string {
  const start = Temporal.PlainDate.from(date).toZonedDateTime(ZONE);
  return new Date(start.epochMilliseconds).toISOString();
}

let lastAsked = { instant: '', day: '' };

/** The day of the comune on which an instant falls. One step asks the same again and again. */
export function dayOf(instant: string): string {
  if (lastAsked.instant === instant) return lastAsked.day;
  const day = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate().toString();
  lastAsked = { instant, day };
  return day;
}

function businessDaysAfter(
  from: Temporal.ZonedDateTime,
  count: number,
  holidays: ReadonlySet<string>,
): Temporal.ZonedDateTime {
  let day = from;
  for (let left = Math.floor(count); left > 0; left -= 1) day = nextBusinessDay(day, holidays);
  if (count % 1 === 0) return day;
  const half = day.add({ hours: 12 });
  return isBusinessDay(half, holidays) ? half : nextBusinessDay(half, holidays);
}

function nextBusinessDay(
  from: Temporal.ZonedDateTime,
  holidays: ReadonlySet<string>,
): Temporal.ZonedDateTime {
  let day = from.add({ days: 1 });
  while (!isBusinessDay(day, holidays)) day = day.add({ days: 1 });
  return day;
}

function isBusinessDay(day: Temporal.ZonedDateTime, holidays: ReadonlySet<string>): boolean {
  return isWorkedOn(day.toPlainDate(), holidays);
}

function isWorkedOn(day: Temporal.PlainDate, holidays: ReadonlySet<string>): boolean {
  return day.dayOfWeek <= 5 && !holidays.has(day.toString());
}

/** Whether a day of the comune, as an ISO date, is a business day. */
export function isBusinessDate(date: string, holidays: ReadonlySet<string>): boolean {
  return isWorkedOn(Temporal.PlainDate.from(date), holidays);
}
