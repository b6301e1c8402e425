import { advance, ring } from './advance.ts';
import type { RecordedAct } from './messages.ts';
import type { Qualification } from './qualification.ts';
import { type TimerName, TIMERS } from './transitions.ts';

/** A qualification after an act that was recorded at its own instant. */
export function relive(at: Qualification, act: RecordedAct): Qualification {
  const { id, kind, at: instant, actor, facts } = act;
  if (isTimer(kind)) return ring(at, kind, instant);
  return advance(at, { id, transition: kind, actor, facts }, instant);
}

function isTimer(kind: RecordedAct['kind']): kind is TimerName {
  return Object.hasOwn(TIMERS, kind);
}
