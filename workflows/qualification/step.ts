import { changedTasks } from '../machine/tasks.ts';
import { bindingInstant } from '../machine/timers.ts';
import type { ClosedAs, Step } from './messages.ts';
import type { Qualification } from './qualification.ts';
import { relive } from './relive.ts';
import { tasksOf } from './tasks.ts';
import {
  type Audience,
  type TimerName,
  TIMERS,
  type TransitionName,
  TRANSITIONS,
} from './transitions.ts';

export type Act = Pick<Step, 'id' | 'kind' | 'actor' | 'channel' | 'facts'>;

/** All that is to be written down of an act at `at`. */
export function stepOf(act: Act, at: string, before: Qualification): Step {
  const after = relive(before, { ...act, at });
  const as: ClosedAs = CLOSINGS[act.kind] ?? 'moot';
  return {
    ...act,
    at,
    from: before.state,
    tells: audiencesOf(act.kind),
    tasks: changedTasks(tasksOf(before), tasksOf(after)),
    integrationsClosed: before.integrations
      .filter(({ id }) => !after.integrations.some((open) => open.id === id))
      .map(({ id }) => ({ id, as })),
    dueAt: bindingInstant(after.deadlines, TIMERS),
    qualification: after,
  };
}

const CLOSINGS: Partial<Record<Act['kind'], ClosedAs>> = {
  provideIntegration: 'answered',
  withdrawIntegration: 'withdrawn',
  integrationDeadline: 'lapsed',
};

function audiencesOf(kind: TransitionName | TimerName): readonly Audience[] {
  return kind in TIMERS
    ? TIMERS[kind as TimerName].tells
    : TRANSITIONS[kind as TransitionName].tells;
}
