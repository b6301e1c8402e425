import { audiencesOf } from './advance.ts';
import { dueAt } from './deadlines.ts';
import type { Step } from './messages.ts';
import { chosenEnteId, concernedEnte, type Pratica } from './pratica.ts';
import { tasksOf } from './tasks.ts';

export type Act = Pick<Step, 'id' | 'kind' | 'actor' | 'onBehalfOf' | 'channel' | 'facts'>;

/** All that is to be written down of an act that took a pratica from `before` to `after`. */
export function stepOf(act: Act, at: string, before: Pratica, after: Pratica): Step {
  return {
    ...act,
    at,
    from: before.state,
    enteId: concernedEnte(act, before, after),
    tells: audiencesOf(act.kind),
    tasks: tasksOf(after, at),
    dueAt: dueAt(after),
    chosenEnteId: chosenEnteId(after),
    pratica: after,
  };
}
