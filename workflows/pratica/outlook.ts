import { advance, ring } from './advance.ts';
import { nextTimer } from './deadlines.ts';
import { refusalOf } from './guards.ts';
import { isInstalmentTimer } from './instalments.ts';
import { standsStill } from './integrations.ts';
import type { Command } from './messages.ts';
import { type Pause, pauseOf } from './pause.ts';
import type { Pratica } from './pratica.ts';
import { nextDates, renewalPayBy } from './renewal.ts';
import { unusedOf } from './service-visits.ts';
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

/** More than any pratica has timers to come: two years of months, three for each instalment. */
const AT_MOST = 120;

/** What happens to a pratica when nobody does anything any more: the code that will run, run now. */
export function ifNobodyActs(pratica: Pratica): Prospect[] {
  const prospects: Prospect[] = [];
  let then = pratica;
  for (let due = nextTimer(then), n = 0; due && n < AT_MOST; due = nextTimer(then), n += 1) {
    then = ring(then, due.timer, due.at);
    // Of instalments the next is enough: the plan tells of the others.
    const isTold =
      isInstalmentTimer(due.timer) && prospects.some((told) => told.timer === due!.timer);
    if (isTold) continue;
    const endDate = then.service?.endDate ?? null;
    // A term that is set again later is paused by nothing that is known today.
    const isPaused = pratica.deadlines[due.timer] === due.at && standsStill(pratica, due.timer);
    prospects.push({ timer: due.timer, at: due.at, state: then.state!, isPaused, endDate });
  }
  return prospects;
}

/** What follows an act. */
export interface Aftermath {
  readonly state: State;
  readonly prospects: readonly Prospect[];
  /** Days, or minutes of visits, that an end before time would leave unused. */
  readonly unused: NonNullable<ReturnType<typeof unusedOf>> | null;
  /** What a suspension would move. */
  readonly pause: Pause | null;
  /** What a proposal comes to: its days, and the instant by which it must be paid. */
  readonly next: {
    readonly startDate: string;
    readonly endDate: string;
    readonly payBy: string;
  } | null;
}

/**
 * What happens if a command is given now and nobody acts after it. No side effect.
 * @returns the code of the refusal, or what follows
 */
export function ifActed(
  pratica: Pratica,
  command: Command,
  now: string,
): { refusal: Refusal } | Aftermath {
  const refusal = refusalOf(pratica, command, now);
  if (refusal) return { refusal };
  const after = advance(pratica, command, now);
  const { transition, facts } = command;
  const { service, holidays } = pratica;
  const suspension = { from: facts.from!, until: facts.until! };
  return {
    state: after.state!,
    prospects: ifNobodyActs(after),
    unused: service && transition === 'interrupt' ? unusedOf(service, holidays, facts.effectiveOn!) : null, // prettier-ignore
    pause: service && transition === 'suspend' ? pauseOf(service, suspension, holidays) : null,
    next: transition === 'proposeRenewal' ? nextOf(after) : null,
  };
}

function nextOf({ service, renewal, terms }: Pratica): Aftermath['next'] {
  if (!service || !renewal) return null;
  return { ...nextDates(service, renewal.paidDays), payBy: renewalPayBy(service, terms) };
}
