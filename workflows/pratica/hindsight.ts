import { dueAt } from './deadlines.ts';
import type { DueTask, RecordedAct } from './messages.ts';
import { newPratica, type Pratica, type PraticaStart } from './pratica.ts';
import { relive } from './relive.ts';
import { tasksOf } from './tasks.ts';

export interface Then {
  readonly pratica: Pratica;
  readonly dueAt: string | null;
  readonly tasks: readonly DueTask[];
}

/**
 * A pratica as it stood after the acts that were recorded up to an instant: the code that moved it
 * then, run again. Pure.
 * @param acts from the request on, oldest first
 */
export function standingAfter(
  of: { id: string; comuneId: string; start: PraticaStart },
  acts: readonly RecordedAct[],
): Then {
  const pratica = acts.reduce(relive, newPratica(of.id, of.comuneId, of.start));
  return { pratica, dueAt: dueAt(pratica), tasks: tasksOf(pratica) };
}
