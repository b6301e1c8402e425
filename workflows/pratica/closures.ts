import type { Deadlines } from './deadlines.ts';
import type { Pratica } from './pratica.ts';
import { addDays } from './service.ts';
import { dayOf, instantAfter, isBusinessDate } from './terms.ts';

/** Days on which an ente is closed, the first and the last of them: ISO dates of the comune. */
export interface Closure {
  readonly from: string;
  readonly through: string;
}

/** Every day of the closures, once. For the terms of a closed ente they are holidays. */
export function closedDays(closures: readonly Closure[] = []): string[] {
  const days = new Set<string>();
  for (const { from, through } of closures) {
    for (let day = from; day <= through; day = addDays(day, 1)) days.add(day);
  }
  return [...days];
}

/**
 * The terms of an order that runs, moved by the business days on which its ente will be closed and
 * that were not known when they were set. Terms that are not counted in business days stay.
 * @param closures all that is known of the ente now
 */
export function postponedDeadlines(
  pratica: Pick<Pratica, 'deadlines' | 'terms' | 'holidays' | 'closures'>,
  closures: readonly Closure[],
  now: string,
): Deadlines {
  const { deadlines, terms, holidays } = pratica;
  const known = [...holidays, ...closedDays(pratica.closures)];
  const knownDays = new Set(known);
  const fresh = closedDays(closures).filter((day) => isBusinessDate(day, knownDays));
  const moved = { ...deadlines };
  for (const name of ['orderEscalation', 'orderFallback'] as const) {
    const due = deadlines[name];
    if (!due || !('businessDays' in terms[name])) continue;
    const lost = fresh.filter((day) => day >= dayOf(now) && day <= dayOf(due)).length;
    if (lost > 0) moved[name] = instantAfter(due, { businessDays: lost }, [...known, ...fresh]);
  }
  return moved;
}

/** Whether the closures move any term of the pratica. */
export function isPostponed(pratica: Pratica, closures: readonly Closure[], now: string): boolean {
  const { orderEscalation, orderFallback } = postponedDeadlines(pratica, closures, now);
  const { deadlines } = pratica;
  return orderEscalation !== deadlines.orderEscalation || orderFallback !== deadlines.orderFallback;
}
