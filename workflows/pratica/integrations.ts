import { pausedDeadlines } from '../machine/pauses.ts';
import type { Deadlines } from './deadlines.ts';
import { chosenEnteId, type Integration, INTEGRATIONS_AT_MOST, type Pratica } from './pratica.ts';
import { instantAfter, type Span } from './terms.ts';
import { type Refusal, type Timer, type TimerName, TIMERS } from './transitions.ts';

/** Requests for documents; how terms stand still meanwhile is the machine's (docs/adr/0011). */

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
  const deadlines: Deadlines = pausedDeadlines(before, next, {
    open: integrations,
    now,
    pauses: (timer) => (TIMERS[timer as TimerName] as Timer).pauses === true,
  });
  return { ...next, integrations, deadlines };
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
