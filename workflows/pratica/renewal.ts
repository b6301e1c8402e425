import type { Plan } from './plan.ts';
import { addDays, daysBetween, type Service } from './service.ts';
import { startOfDay, type Terms } from './terms.ts';
import type { Refusal } from './transitions.ts';

/** The next period as one side has proposed it; the other accepts it or proposes another. */
export interface Renewal {
  readonly proposalId: string;
  readonly by: 'citizen' | 'ente';
  /** Days of the next period, both ends counted. */
  readonly paidDays: number;
  readonly plan?: Plan;
  readonly paidVisits?: number;
}

/** The last day of a proposed period makes its length: it starts the day after this one ends. */
export function daysOfNext(service: Service, endDate: string): number {
  return daysBetween(service.endDate, endDate);
}

/** First and last day of a next period of so many days, as things stand. */
export function nextDates(service: Service, paidDays: number) {
  return { startDate: addDays(service.endDate, 1), endDate: addDays(service.endDate, paidDays) };
}

/** The instant by which the next period must be paid, once it is agreed upon. */
export function renewalPayBy({ endDate }: Service, { renewalPaymentDays = 0 }: Terms): string {
  return startOfDay(addDays(endDate, 1 + renewalPaymentDays));
}

/** Why no next period can be proposed up to `endDate`, if none can. */
export function proposalRefusal(
  service: Service | undefined,
  endDate: string,
): Refusal | undefined {
  if (!service) return 'renewal-not-foreseen';
  if (service.next) return 'renewal-agreed';
  return daysOfNext(service, endDate) >= 1 ? undefined : 'renewal-too-short';
}

/** Why a proposal cannot be accepted by this side, if it cannot. */
export function acceptanceRefusal(
  renewal: Renewal | null | undefined,
  accepted: { proposalId: string | undefined; by: string },
): Refusal | undefined {
  if (!renewal) return 'no-renewal-proposed';
  if (renewal.proposalId !== accepted.proposalId) return 'renewal-stale';
  return renewal.by === accepted.by ? 'renewal-own' : undefined;
}

/** The period after this one: limits on suspensions begin anew. */
export function startNext(service: Service): Service {
  const { paidDays, isPaid: _paid, ...planned } = service.next!;
  const counts = { suspendedDays: 0, suspensions: 0, suspension: service.suspension };
  const days = nextDates(service, paidDays);
  return { period: service.period + 1, ...days, paidDays, ...counts, ...planned };
}
