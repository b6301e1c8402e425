import type { Deadlines } from './deadlines.ts';
import type { Pratica } from './pratica.ts';
import { addDays } from './service.ts';
import { dayOf, instantAfter, instantBefore, isBusinessDate } from './terms.ts';

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

/** Business days that an ente is always left, however near its former term is. */
const LEFT_AT_LEAST = { orderEscalation: 1, orderFallback: 2 } as const;

/**
 * The terms of an order that runs, moved back by the business days that its ente was to be closed
 * on and works after all. Days that have gone by count as closed, as they were.
 * @param closures all that is left of what is known of the ente
 */
export function restoredDeadlines(
  pratica: Pick<Pratica, 'deadlines' | 'terms' | 'holidays' | 'closures'>,
  closures: readonly Closure[],
  now: string,
): Deadlines {
  const { deadlines, terms, holidays } = pratica;
  const kept = [...holidays, ...keptDays(pratica.closures, closures, now)];
  const keptSet = new Set(kept);
  const worked = closedDays(pratica.closures).filter((day) => isBusinessDate(day, keptSet));
  const moved = { ...deadlines };
  for (const name of ['orderEscalation', 'orderFallback'] as const) {
    const due = deadlines[name];
    if (!due || !('businessDays' in terms[name])) continue;
    const gained = worked.filter((day) => day > dayOf(now) && day <= dayOf(due)).length;
    if (gained === 0) continue;
    const before = instantBefore(due, gained, kept);
    const least = instantAfter(now, { businessDays: LEFT_AT_LEAST[name] }, kept);
    const [sooner] = [due, before > least ? before : least].sort();
    moved[name] = sooner!;
  }
  return moved;
}

/** What a pratica still knows of its ente's closures once some days are given back. */
export function keptClosures(
  known: readonly Closure[] | undefined,
  closures: readonly Closure[],
  now: string,
): Closure[] {
  const spans: { from: string; through: string }[] = [];
  for (const day of keptDays(known, closures, now).sort()) {
    const last = spans.at(-1);
    if (last && addDays(last.through, 1) === day) last.through = day;
    else spans.push({ from: day, through: day });
  }
  return spans;
}

function keptDays(
  known: readonly Closure[] | undefined,
  closures: readonly Closure[],
  now: string,
): string[] {
  const left = new Set(closedDays(closures));
  return closedDays(known).filter((day) => left.has(day) || day <= dayOf(now));
}

/** Whether the closures move any term of the pratica. */
export function isPostponed(pratica: Pratica, closures: readonly Closure[], now: string): boolean {
  return differs(pratica, postponedDeadlines(pratica, closures, now));
}

/** Whether what is left of the closures brings any term of the pratica back. */
export function isRestored(pratica: Pratica, closures: readonly Closure[], now: string): boolean {
  return differs(pratica, restoredDeadlines(pratica, closures, now));
}

function differs({ deadlines }: Pratica, { orderEscalation, orderFallback }: Deadlines): boolean {
  return orderEscalation !== deadlines.orderEscalation || orderFallback !== deadlines.orderFallback;
}
