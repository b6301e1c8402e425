import type { Static } from 'typebox';
import type { Proposal } from '../../db/tables/pratica.ts';
import { nextDates, renewalPayBy } from '../../workflows/pratica/renewal.ts';
import {
  interruptionEarliest,
  type Service,
  suspensionLimits,
} from '../../workflows/pratica/service.ts';
import type { Plan, Visit } from '../../workflows/pratica/plan.ts';
import { visitsOfNext, visitsOfService } from '../../workflows/pratica/service-visits.ts';
import type { Terms } from '../../workflows/pratica/terms.ts';
import { today } from '../days.ts';
import type { PriceLine } from '../services/schemas.ts';

interface Ground {
  terms: Terms;
  /** Of the comune; asked for only where there is a plan. */
  holidays: readonly string[];
}

const SHOWN = 8;

function planView(plan: Plan | undefined, visits: readonly Visit[]) {
  if (!plan) return null;
  const now = new Date().toISOString();
  const left = visits.filter(({ endsAt }) => endsAt > now);
  const weekly = [...plan.weekly];
  return {
    weekly,
    skipsHolidays: plan.skipsHolidays,
    paid: visits.length,
    left: left.length,
    coming: left.slice(0, SHOWN),
  };
}

/** A proposal with the days it comes to as things stand: suspensions move them. */
export function renewalView(
  service: Service | null,
  proposal: Proposal | null,
  { terms, holidays }: Ground,
) {
  if (!service || !proposal) return null;
  const { paidDays, lines, plan, paidVisits, ...said } = proposal;
  const next = { paidDays, isPaid: false, ...(plan ? { plan } : {}), paidVisits: paidVisits ?? 0 };
  // Lines were checked against this schema when they came in.
  return {
    ...said,
    ...nextDates(service, paidDays),
    lines: lines as Static<typeof PriceLine>[],
    payBy: renewalPayBy(service, terms),
    plan: planView(plan, visitsOfNext({ ...service, next }, holidays)),
  };
}

export type ServiceOutlook = NonNullable<ReturnType<typeof serviceView>>;

/** The service that was ordered, with what its policy still allows today. */
export function serviceView(service: Service | null, { terms, holidays }: Ground) {
  if (!service) return null;
  const day = today();
  const { next } = service;
  return {
    ...service,
    next: next ? { ...nextDates(service, next.paidDays), isPaid: next.isPaid } : null,
    plan: planView(service.plan, visitsOfService(service, holidays)),
    suspensionLimits: suspensionLimits(service, terms, day),
    interruptionEarliest: interruptionEarliest(terms, day),
  };
}
