import type { Service } from '../../workflows/pratica/service.ts';
import type { Governed } from '../../workflows/pratica/policy.ts';
import type { Terms } from '../../workflows/pratica/terms.ts';
import type { State } from '../../workflows/pratica/transitions.ts';
import { HOLIDAY_YEARS, holidaysOf } from '../pratiche/holidays.ts';

/** What the projection holds of a pratica that a move to another policy depends on. */
export interface GovernedRow {
  state: string;
  closed: boolean;
  openedAt: string;
  stateSince: string;
  deadlines: Record<string, string>;
  policy: Terms;
  policyId: string | null;
  policyVersion: number | null;
  service: Service | null;
}

/**
 * A row of the projection as the machine judges it. The holidays are those that the pratica was
 * given when it started (api/pratiche/prepare-request.ts).
 */
export function governedOf(row: GovernedRow, patron: string): Governed & { closed: boolean } {
  const { state, closed, stateSince, deadlines, policy: terms, policyId, policyVersion } = row;
  const policy = policyId ? { id: policyId, version: policyVersion ?? 1 } : undefined;
  return {
    ...{ closed, stateSince, deadlines, terms },
    state: state as State,
    holidays: holidaysKnownAt(patron, Number(row.openedAt.slice(0, 4))),
    ...(policy ? { policy } : {}),
    ...(row.service ? { service: row.service } : {}),
  };
}

const known = new Map<string, string[]>();

/** Worked out once for each comune and year: thousands of pratiche share them. */
function holidaysKnownAt(patron: string, year: number): string[] {
  const key = `${patron} ${year}`;
  const holidays = known.get(key) ?? holidaysOf(patron, year, HOLIDAY_YEARS);
  known.set(key, holidays);
  return holidays;
}
