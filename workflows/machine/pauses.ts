import type { Deadlines } from './timers.ts';

/**
 * Terms that stand still while documents are asked for (docs/adr/0011). A term that is paused
 * stands where it will be if nobody answers; answered sooner, it comes forward. What is left is a
 * shift by exactly the time waited, and the order in which timers ring is always true.
 */
export interface Asked {
  readonly dueAt: string;
}

export interface Paused<D extends Deadlines> {
  /** Missing until something was asked. */
  readonly integrations?: readonly Asked[];
  readonly state: string | null;
  readonly deadlines: D;
}

/**
 * The deadlines where the requests that are still open let them stand.
 * @param next after a step, with the terms that the step gave it
 * @param open the requests of `next` that still count
 * @param pauses whether a timer stands still
 */
export function pausedDeadlines<D extends Deadlines>(
  before: Paused<D>,
  next: Paused<D>,
  {
    open,
    now,
    pauses,
  }: { open: readonly Asked[]; now: string; pauses: (timer: string) => boolean },
): D {
  const { integrationDeadline: _old, ...deadlines } = next.deadlines as Deadlines;
  // Terms that were set by this very step have waited for nothing yet.
  const isEntered = next.state !== before.state;
  const from = isEntered ? now : (lastDue(before.integrations ?? []) ?? now);
  const until = lastDue(open) ?? (isLapsed(before, next, now) ? from : now);
  const ms = Date.parse(until) - Date.parse(from);
  const shifted = Object.fromEntries(
    Object.entries(deadlines).map(([name, at]) => [name, pauses(name) ? later(at!, ms) : at]),
  );
  const first = open.map(({ dueAt }) => dueAt).sort()[0];
  return (first ? { ...shifted, integrationDeadline: first } : shifted) as D;
}

function lastDue(integrations: readonly Asked[]): string | undefined {
  return integrations
    .map(({ dueAt }) => dueAt)
    .sort()
    .at(-1);
}

/** However late the timer rang: the terms went on when the request was due. */
function isLapsed<D extends Deadlines>(before: Paused<D>, next: Paused<D>, now: string): boolean {
  const due = before.deadlines['integrationDeadline'];
  return due !== undefined && due <= now && !next.deadlines['integrationDeadline'];
}

function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
