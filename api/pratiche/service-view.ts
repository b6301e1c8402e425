import {
  interruptionEarliest,
  type Service,
  suspensionLimits,
} from '../../workflows/pratica/service.ts';
import type { Terms } from '../../workflows/pratica/terms.ts';
import { today } from '../days.ts';

export type ServiceOutlook = NonNullable<ReturnType<typeof serviceView>>;

/** The service that was ordered, with what its policy still allows today. */
export function serviceView(service: Service | null, terms: Terms) {
  if (!service) return null;
  const day = today();
  return {
    ...service,
    suspensionLimits: suspensionLimits(service, terms, day),
    interruptionEarliest: interruptionEarliest(terms, day),
  };
}
