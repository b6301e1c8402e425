import { advance, ring } from './advance.ts';
import { nextTimer } from './deadlines.ts';
import { refusalOf } from './guards.ts';
import { standsStill } from './integrations.ts';
import type { Command } from './messages.ts';
import type { Pratica } from './pratica.ts';
import { stepOf } from './step.ts';
import type { Refusal, State, TimerName } from './transitions.ts';

/** Something that time alone will bring about. */
export interface Prospect {
  readonly timer: TimerName;
  /** ISO instant. */
  readonly at: string;
  readonly state: State;
  /** It stands still now, for something is asked of the citizen: an answer brings it forward. */
  readonly isPaused: boolean;
  /** The last day of service as it stands after it; null before there is a service. */
  readonly endDate: string | null;
}

/** More than any pratica has timers to come. */
const AT_MOST = 20;

/** What happens to a pratica when nobody does anything any more: the code that will run, run now. */
export function ifNobodyActs(pratica: Pratica): Prospect[] {
  const prospects: Prospect[] = [];
  let then = pratica;
  for (let due = nextTimer(then); due && prospects.length < AT_MOST; due = nextTimer(then)) {
    then = ring(then, due.timer, due.at);
    const endDate = then.service?.endDate ?? null;
    // A term that is set again later is paused by nothing that is known today.
    const isPaused = pratica.deadlines[due.timer] === due.at && standsStill(pratica, due.timer);
    prospects.push({ timer: due.timer, at: due.at, state: then.state!, isPaused, endDate });
  }
  return prospects;
}

/**
 * What happens if a command is given now and nobody acts after it. No side effect.
 * @returns the code of the refusal, or what follows and the days that would be left unused
 */
export function ifActed(
  pratica: Pratica,
  command: Command,
  now: string,
):
  | { refusal: Refusal }
  | { state: State; prospects: Prospect[]; unused: { days: number; ofDays: number } | null } {
  const refusal = refusalOf(pratica, command, now);
  if (refusal) return { refusal };
  const after = advance(pratica, command, now);
  const { id, transition: kind, actor, facts } = command;
  const { unused } = stepOf({ id, kind, actor, facts, channel: 'web' }, now, pratica, after);
  return { state: after.state!, prospects: ifNobodyActs(after), unused: unused ?? null };
}
