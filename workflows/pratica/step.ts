import { audiencesOf } from './advance.ts';
import { dueAt } from './deadlines.ts';
import type { Step } from './messages.ts';
import { chosenEnteId, type Pratica } from './pratica.ts';
import { taskChanges } from './tasks.ts';

export type Act = Pick<Step, 'id' | 'kind' | 'actor' | 'onBehalfOf' | 'channel' | 'facts'>;

/** All that is to be written down of an act that took a pratica from `before` to `after`. */
export function stepOf(act: Act, at: string, before: Pratica, after: Pratica): Step {
  const enteId = concernedEnte(act, before, after);
  return {
    ...act,
    at,
    from: before.state,
    enteId,
    enteAnswer: changedAnswer(enteId, before, after),
    // Whoever is stood for is told at once, also where the row alone would not tell them.
    tells: [
      ...new Set([...audiencesOf(act.kind), ...(act.onBehalfOf ? [act.onBehalfOf.role] : [])]),
    ],
    tasks: taskChanges(before, after),
    dueAt: dueAt(after),
    chosenEnteId: chosenEnteId(after),
    pratica: after,
  };
}

function changedAnswer(enteId: string | null, before: Pratica, after: Pratica) {
  const answer = enteId ? after.enti[enteId] : undefined;
  return answer && answer !== before.enti[enteId!] ? answer : null;
}

/** The ente that an act is about: the one that acts or is stood for, else the chosen one. */
function concernedEnte(act: Act, before: Pratica, after: Pratica): string | null {
  if (act.onBehalfOf?.role === 'ente') return act.onBehalfOf.enteId;
  return act.actor.enteId ?? chosenEnteId(before) ?? chosenEnteId(after);
}
