import type { Static } from 'typebox';
import type { Proposal } from '../../db/tables/pratica.ts';
import { nextDates, renewalPayBy } from '../../workflows/pratica/renewal.ts';
import {
  interruptionEarliest,
  type Service,
  suspensionLimits,
} from '../../workflows/pratica/service.ts';
import type { Terms } from '../../workflows/pratica/terms.ts';
import { today } from '../days.ts';
import type { PriceLine } from '../services/schemas.ts';

/** A proposal with the days it comes to as things stand: suspensions move them. */
export function renewalView(service: Service | null, proposal: Proposal | null, terms: Terms) {
  if (!service || !proposal) return null;
  const { paidDays, lines, ...said } = proposal;
  // Lines were checked against this schema when they came in.
  return {
    ...said,
    ...nextDates(service, paidDays),
    lines: lines as Static<typeof PriceLine>[],
    payBy: renewalPayBy(service, terms),
  };
}

export type ServiceOutlook = NonNullable<ReturnType<typeof serviceView>>;

/** The service that was ordered, with what its policy still allows today. */
export function serviceView(service: Service | null, terms: Terms) {
  if (!service) return null;
  const day = today();
  const { next } = service;
  return {
    ...service,
    next: next ? { ...nextDates(service, next.paidDays), isPaid: next.isPaid } : null,
    suspensionLimits: suspensionLimits(service, terms, day),
    interruptionEarliest: interruptionEarliest(terms, day),
  };
}
