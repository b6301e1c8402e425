import type { Deadlines } from './deadlines.ts';
import { chosenEnteId, type Integration, INTEGRATIONS_AT_MOST, type Pratica } from './pratica.ts';
import { instantAfter, type Span } from './terms.ts';
import { type Refusal, type Timer, type TimerName, TIMERS } from './transitions.ts';

/**
 * Requests for documents, and the terms that stand still meanwhile (docs/adr/0011). A term that is
 * paused stands where it will be if nobody answers; answered sooner, it comes forward. What is
 * left is a shift by exactly the time waited, and the order in which timers ring is always true.
 */

/** In policies that are older than requests for documents. */
const ANSWERED_WITHIN: Span = { businessDays: 10 };

/** Whether an ente may still ask something: it is chosen, or nobody is and it has not left. */
export function isConcerned(pratica: Pratica, enteId: string): boolean {
  const chosen = chosenEnteId(pratica);
  if (chosen) return chosen === enteId;
  return pratica.enti[enteId] === 'awaited' || pratica.enti[enteId] === 'offered';
}

/**
 * @param enteId in whose right it is asked; empty for the office
 * @returns why nothing more may be asked of the citizen
 */
export function askingRefusal(pratica: Pratica, enteId: string): Refusal | undefined {
  if (enteId && !isConcerned(pratica, enteId)) {
    return chosenEnteId(pratica) ? 'ente-not-chosen' : 'ente-not-asked';
  }
  return openOf(pratica).length < INTEGRATIONS_AT_MOST ? undefined : 'integration-too-many';
}

/** Only whoever asked takes a request back; the office its own, or an ente's in its place. */
export function withdrawalRefusal(
  pratica: Pratica,
  { integrationId, enteId }: { integrationId: string | undefined; enteId: string },
): Refusal | undefined {
  const asked = findOpen(pratica, integrationId);
  if (!asked) return 'integration-not-open';
  return (asked.enteId ?? '') === enteId ? undefined : 'integration-not-yours';
}

/** Until when an answer to what is asked at `now` is waited for. */
export function answerDue({ terms, holidays }: Pratica, now: string): string {
  return instantAfter(now, terms.integrationDeadline ?? ANSWERED_WITHIN, holidays);
}

/**
 * The pratica with its terms where the open requests let them stand. Requests fall when it ends,
 * and those of an ente that is no longer concerned with it.
 * @param next the pratica after a step, with the terms that the step gave it
 */
export function withPauses(before: Pratica, next: Pratica, now: string): Pratica {
  if (!next.integrations) return next;
  const isStillAsked = ({ enteId }: Integration) => enteId === null || isConcerned(next, enteId);
  const integrations = next.closed ? [] : next.integrations.filter(isStillAsked);
  const { integrationDeadline: _old, ...deadlines } = next.deadlines;
  // Terms that were set by this very step have waited for nothing yet.
  const isEntered = next.state !== before.state;
  const from = isEntered ? now : (lastDue(openOf(before)) ?? now);
  const until = lastDue(integrations) ?? (isLapsed(before, next, now) ? from : now);
  const shifted = shift(deadlines, Date.parse(until) - Date.parse(from));
  const first = integrations.map(({ dueAt }) => dueAt).sort()[0];
  return {
    ...next,
    integrations,
    deadlines: first ? { ...shifted, integrationDeadline: first } : shifted,
  };
}

export function openOf({ integrations }: Pick<Pratica, 'integrations'>): readonly Integration[] {
  return integrations ?? [];
}

export function findOpen(pratica: Pratica, id: string | undefined): Integration | undefined {
  return openOf(pratica).find((asked) => asked.id === id);
}

/** Whether a term stands still while something is asked of the citizen. */
export function standsStill(pratica: Pick<Pratica, 'integrations'>, timer: TimerName): boolean {
  return openOf(pratica).length > 0 && (TIMERS[timer] as Timer).pauses === true;
}

function lastDue(integrations: readonly Integration[]): string | undefined {
  const dues = integrations.map(({ dueAt }) => dueAt);
  return dues.sort().at(-1);
}

/** However late the timer rang: the terms went on when the request was due. */
function isLapsed(before: Pratica, next: Pratica, now: string): boolean {
  const due = before.deadlines.integrationDeadline;
  return due !== undefined && due <= now && !next.deadlines.integrationDeadline;
}

function shift(deadlines: Deadlines, ms: number): Deadlines {
  return Object.fromEntries(
    Object.entries(deadlines).map(([name, at]) => [
      name,
      (TIMERS[name as TimerName] as Timer).pauses ? later(at, ms) : at,
    ]),
  );
}

function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
