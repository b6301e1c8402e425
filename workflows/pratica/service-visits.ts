import { firstVisits, minutesOf, type Visit, visitsUntil } from './plan.ts';
import { nextDates } from './renewal.ts';
import { type Service, unusedDays } from './service.ts';

/** How many visits a period with a plan is paid for; nothing where there is no plan. */
export function paidVisitsOf(
  { plan, startDate, endDate }: Pick<Service, 'plan' | 'startDate' | 'endDate'>,
  holidays: readonly string[],
): { paidVisits?: number } {
  return plan ? { paidVisits: visitsUntil(plan, { startDate, holidays }, endDate).length } : {};
}

/** The visits of the present period: those paid for, on the days that pauses and holidays leave. */
export function visitsOfService(
  { plan, paidVisits = 0, startDate, pauses = [], suspension }: Service,
  holidays: readonly string[],
): Visit[] {
  if (!plan) return [];
  const all = suspension ? [...pauses, suspension] : pauses;
  return firstVisits(plan, { startDate, holidays, pauses: all }, paidVisits);
}

/** The visits of the period after it, once that is agreed upon, as things stand. */
export function visitsOfNext(service: Service, holidays: readonly string[]): Visit[] {
  const { plan, paidVisits = 0, paidDays = 0 } = service.next ?? {};
  if (!plan) return [];
  const { startDate } = nextDates(service, paidDays);
  return firstVisits(plan, { startDate, holidays }, paidVisits);
}

/**
 * What an end before day `effectiveOn` leaves unused of the present period: of its days or, where
 * there is a plan, of the minutes of its visits.
 */
export function unusedOf(service: Service, holidays: readonly string[], effectiveOn: string) {
  if (!service.plan) {
    return { days: unusedDays(service, effectiveOn), ofDays: service.paidDays };
  }
  const visits = visitsOfService(service, holidays);
  const left = visits.filter(({ date }) => date >= effectiveOn);
  // Days of a period are shares of it, and so are minutes: the same sum makes cents of either.
  return {
    days: minutesOf(left),
    ofDays: Math.max(1, minutesOf(visits)),
    visits: { unused: left.length, paid: visits.length },
  };
}
