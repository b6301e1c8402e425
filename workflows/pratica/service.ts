import { Temporal } from 'temporal-polyfill';
import type { Plan } from './plan.ts';
import type { Terms } from './terms.ts';
import type { Refusal } from './transitions.ts';

/** The days without service: from `from` up to the day before `until`, when it starts again. */
export interface Suspension {
  readonly from: string;
  readonly until: string;
}

/** The service that was ordered, in its present period. Dates are days of the comune, in ISO. */
export interface Service {
  readonly period: number;
  readonly startDate: string;
  /** The last day of service, as the suspensions that are over have moved it. */
  readonly endDate: string;
  /** Days of the period as it was ordered, both ends counted: what was paid for. */
  readonly paidDays: number;
  readonly suspendedDays: number;
  /** Suspensions begun in this period. */
  readonly suspensions: number;
  /** Planned, or under way. */
  readonly suspension: Suspension | null;
  /** The period after this one, agreed upon; it starts by itself when it is paid. */
  readonly next?: {
    readonly paidDays: number;
    readonly isPaid: boolean;
    readonly plan?: Plan;
    readonly paidVisits?: number;
  };
  /** The schedule, where the service has one; what is paid for are then its visits. */
  readonly plan?: Plan;
  readonly paidVisits?: number;
  /** Suspensions of this period that are over; kept where there is a plan. */
  readonly pauses?: readonly Suspension[];
}

export function firstPeriod({
  startDate,
  endDate,
}: {
  startDate: string;
  endDate: string;
}): Service {
  const counts = { suspendedDays: 0, suspensions: 0, suspension: null };
  return {
    period: 1,
    startDate,
    endDate,
    paidDays: daysBetween(startDate, endDate) + 1,
    ...counts,
  };
}

/** A service does not run before it is paid: paid on a later day, the whole period moves. */
export function paidOn(service: Service, day: string): Service {
  const days = Math.max(0, daysBetween(service.startDate, day));
  const { startDate, endDate } = service;
  return { ...service, startDate: addDays(startDate, days), endDate: addDays(endDate, days) };
}

export function begin(service: Service, suspension: Suspension): Service {
  return { ...service, suspension, suspensions: service.suspensions + 1 };
}

/** The suspension is over on day `on`: the period's end moves by the days without service. */
export function end(service: Service, on: string): Service {
  const days = Math.max(0, daysBetween(service.suspension!.from, on));
  return {
    ...service,
    suspension: null,
    suspendedDays: service.suspendedDays + days,
    endDate: addDays(service.endDate, days),
    ...(service.plan ? { pauses: pausesWith(service, on) } : {}),
  };
}

/** One that ends before it began has left out nothing. */
function pausesWith({ pauses = [], suspension }: Service, until: string): readonly Suspension[] {
  const { from } = suspension!;
  return from < until ? [...pauses, { from, until }] : pauses;
}

/**
 * What a policy still allows, seen from day `today`; null when it foresees no suspension. Days and
 * times are those of one period; a suspension that is only planned has used none of them.
 */
export function suspensionLimits(service: Service, { suspension }: Terms, today: string) {
  if (!suspension) return null;
  const { noticeDays, daysAtMost, timesAtMost } = suspension;
  return {
    earliest: later(addDays(today, noticeDays), service.startDate),
    daysLeft: Math.max(0, daysAtMost - service.suspendedDays),
    timesLeft: Math.max(0, timesAtMost - service.suspensions),
  };
}

/** Why a service may not be suspended so, if it may not. */
export function suspensionRefusal(
  service: Service | null | undefined,
  terms: Terms,
  { from, until, today }: Suspension & { today: string },
): Refusal | undefined {
  const limits = service && suspensionLimits(service, terms, today);
  if (!limits) return 'suspension-not-foreseen';
  if (limits.timesLeft === 0) return 'suspension-used';
  if (from < limits.earliest) return 'suspension-too-soon';
  if (from > service.endDate) return 'suspension-outside-period';
  const days = daysBetween(from, until);
  return days >= 1 && days <= limits.daysLeft ? undefined : 'suspension-too-long';
}

/** The first day from which a service can end for good; null when its policy does not say. */
export function interruptionEarliest({ interruption }: Terms, today: string): string | null {
  return interruption ? addDays(today, interruption.noticeDays) : null;
}

/** Why a service may not end on that day, if it may not. */
export function interruptionRefusal(
  service: Service | null | undefined,
  terms: Terms,
  { effectiveOn, today }: { effectiveOn: string; today: string },
): Refusal | undefined {
  const earliest = interruptionEarliest(terms, today);
  if (!service || !earliest) return 'interruption-not-foreseen';
  if (effectiveOn < earliest) return 'interruption-too-soon';
  return effectiveOn > service.endDate ? 'interruption-too-late' : undefined;
}

/** Days paid for and not served when the service ends before day `effectiveOn`. */
export function unusedDays(service: Service, effectiveOn: string): number {
  const { startDate, paidDays, suspendedDays, suspension } = service;
  const pause =
    suspension && suspension.from < effectiveOn
      ? daysBetween(suspension.from, earlier(suspension.until, effectiveOn))
      : 0;
  const served = daysBetween(startDate, effectiveOn) - suspendedDays - pause;
  return paidDays - Math.min(paidDays, Math.max(0, served));
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
