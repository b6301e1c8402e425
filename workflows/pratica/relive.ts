import { advance, ring } from './advance.ts';
import type { RecordedAct } from './messages.ts';
import type { Pratica } from './pratica.ts';
import { type TimerName, TIMERS } from './transitions.ts';

/** The pratica after an act that was recorded at its own instant, whoever carried it out then. */
export function relive(pratica: Pratica, act: RecordedAct): Pratica {
  const { id, kind, at, actor, onBehalfOf, facts } = act;
  if (isTimer(kind)) return ring(pratica, kind, at);
  return advance(pratica, { id, transition: kind, actor, onBehalfOf, facts }, at);
}

function isTimer(kind: RecordedAct['kind']): kind is TimerName {
  return Object.hasOwn(TIMERS, kind);
}
