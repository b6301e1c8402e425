import { deadlinesOn, type Deadlines, extendedDeadlines, periodDeadlines } from './deadlines.ts';
import type { Facts } from './messages.ts';
import type { Pratica } from './pratica.ts';
import { daysBetween, type Service } from './service.ts';
import { instantAfter, type Terms } from './terms.ts';
import { refusedByTable, type Refusal, type TimerName, TIMERS } from './transitions.ts';

/**
 * What a move to another version of the policy is judged by: the pratica as its workflow knows it,
 * or its row in the projection, for a dry run over thousands of them.
 */
export type Governed = Pick<
  Pratica,
  'state' | 'stateSince' | 'terms' | 'policy' | 'holidays' | 'service' | 'deadlines'
>;

/**
 * What a move to these terms would come to, by the code that would carry it out. No side effect.
 * @returns the code of the refusal, or the deadlines that the pratica would have
 */
export function ifMoved(
  pratica: Governed & Pick<Pratica, 'closed'>,
  target: Pick<Facts, 'policyId' | 'terms'>,
  now: string,
): { refusal: Refusal } | { deadlines: Deadlines } {
  const refusal =
    refusedByTable('movePolicy', pratica, { role: 'admin' }) ?? policyRefusal(pratica, target, now);
  return refusal ? { refusal } : { deadlines: deadlinesUnder(target.terms!, pratica, now) };
}

/** Longer than any extension: each is sixty business days at most, and few are granted. */
const EXTENSION_AT_MOST = 400;

/**
 * Why a pratica cannot go on under other terms, if it cannot. What has rung is done and what was
 * agreed stays: neither is made undone by a rule that came later, nor is anyone late at once.
 * @param now ISO instant of the move
 */
export function policyRefusal(
  pratica: Governed,
  { policyId, terms }: Pick<Facts, 'policyId' | 'terms'>,
  now: string,
): Refusal | undefined {
  if (!policyId || !terms) return 'policy-unknown';
  if (pratica.policy?.id === policyId) return 'policy-same';
  if (pratica.service?.next) return 'policy-renewal-agreed';
  const { deadlines } = pratica;
  const was = Object.entries(setBy(pratica.terms, pratica)) as [TimerName, string][];
  if (was.some(([name]) => isTerm(name) && !deadlines[name])) return 'policy-term-rung';
  if (was.some(([name, at]) => deadlines[name] && deadlines[name] !== at)) {
    return 'policy-term-shifted';
  }
  if (!allowsPlanned(terms, pratica.service)) return 'policy-suspension-planned';
  const will = setBy(terms, pratica);
  const isLate = Object.entries(will).some(
    ([name, at]) => deadlines[name as TimerName] && at <= now,
  );
  return isLate ? 'policy-term-past' : undefined;
}

/**
 * The deadlines of a pratica under other terms, counted from where its state began: what the same
 * terms would set again, so that a move back gives the very instants that were there. What has
 * rung does not ring again; what no terms set (a planned suspension) stays.
 */
export function deadlinesUnder(terms: Terms, pratica: Governed, now: string): Deadlines {
  const was = setBy(pratica.terms, pratica);
  const will = setBy(terms, pratica);
  const kept = namesOf(pratica.deadlines).filter((name) => !was[name] && !will[name]);
  const set = namesOf(will).filter((name) =>
    pratica.deadlines[name] ? true : !was[name] && will[name]! > now,
  );
  return Object.fromEntries([
    ...kept.map((name) => [name, pratica.deadlines[name]]),
    ...set.map((name) => [name, will[name]]),
  ]) as Deadlines;
}

function namesOf(deadlines: Deadlines): TimerName[] {
  return Object.keys(deadlines) as TimerName[];
}

/** Reminders may be gone by; what binds somebody may not. */
function isTerm(name: TimerName): boolean {
  return !['remind', 'escalate', 'collect'].includes(TIMERS[name].does);
}

/** All deadlines that terms set from the start of the present state, those gone by included. */
function setBy(terms: Terms, pratica: Governed): Deadlines {
  const { state, stateSince, holidays } = pratica;
  if (state === 'active') return periodDeadlines({ ...pratica, terms }, '');
  if (state === 'offer' && isChoiceReopened(pratica)) {
    return { choiceDeadline: instantAfter(stateSince, terms.choiceDeadline, holidays) };
  }
  const deadlines = deadlinesOn(state!, { ...pratica, terms, offers: {} }, stateSince);
  const days = state === 'offer' ? extensionOf(pratica) : 0;
  return days > 0 ? extendedDeadlines({ deadlines, terms, holidays }, days) : deadlines;
}

/** Back from an order with offers at hand, only the choice has a term, from that moment. */
function isChoiceReopened({ deadlines, stateSince, terms, holidays }: Governed): boolean {
  const choice = instantAfter(stateSince, terms.choiceDeadline, holidays);
  return !deadlines.offersDeadline && deadlines.choiceDeadline === choice;
}

/** The business days by which citizen and office together have extended the offers deadline. */
function extensionOf({ deadlines, stateSince, terms, holidays }: Governed): number {
  const { offersDeadline } = deadlines;
  if (!offersDeadline) return 0;
  let day = instantAfter(stateSince, terms.offersDeadline, holidays);
  let days = 0;
  while (day < offersDeadline && days < EXTENSION_AT_MOST) {
    day = instantAfter(day, { businessDays: 1 }, holidays);
    days += 1;
  }
  return days;
}

/** Whether a suspension that is planned keeps to the limits of these terms; its notice was given. */
function allowsPlanned({ suspension: limits }: Terms, service: Service | undefined): boolean {
  if (!service?.suspension) return true;
  if (!limits) return false;
  const { from, until } = service.suspension;
  const days = service.suspendedDays + daysBetween(from, until);
  return days <= limits.daysAtMost && service.suspensions < limits.timesAtMost;
}
