import { minutesOf } from './plan.ts';
import { addDays, daysBetween, type Service, type Suspension } from './service.ts';
import { visitsOfService } from './service-visits.ts';

/** What a suspension does to a service, before anybody asks for it. */
export interface Pause {
  /** Days without service: by so many the end moves. */
  readonly days: number;
  /** The last day of service once it is over. */
  readonly endDate: string;
  /** Visits that fall into it and are made up for later; null where there is no plan. */
  readonly visits: { readonly skipped: number; readonly lastOn: string | null } | null;
  /** What of the period it shifts: of its days or, where there is a plan, of its minutes. */
  readonly shifted: { readonly days: number; readonly ofDays: number };
}

/** Of one that is planned now, the new one takes the place. */
export function pauseOf(
  service: Service,
  { from, until }: Suspension,
  holidays: readonly string[],
): Pause {
  const days = Math.max(0, daysBetween(from, until));
  const endDate = addDays(service.endDate, days);
  if (!service.plan) {
    const inPeriod = Math.max(0, daysBetween(from, service.endDate) + 1);
    const shifted = { days: Math.min(days, inPeriod), ofDays: service.paidDays };
    return { days, endDate, visits: null, shifted };
  }
  const planned = visitsOfService({ ...service, suspension: null }, holidays);
  const skipped = planned.filter(({ date }) => from <= date && date < until);
  const paused = visitsOfService({ ...service, suspension: { from, until } }, holidays);
  return {
    days,
    endDate,
    visits: { skipped: skipped.length, lastOn: paused.at(-1)?.date ?? null },
    shifted: { days: minutesOf(skipped), ofDays: Math.max(1, minutesOf(planned)) },
  };
}
