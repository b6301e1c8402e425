import type { DueTask, Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';
import type { Parts } from './record-parts.ts';

/** Closes, moves and opens the tasks that a step asks for; many steps ask for none. */
export function changeTasks(trx: Trx, { pratica, tasks, at }: Step): Parts {
  const { id: praticaId, comuneId } = pratica;
  const openTask = ({ kind, enteId }: DueTask) =>
    trx
      .updateTable('task')
      .where('praticaId', '=', praticaId)
      .where('kind', '=', kind)
      .where('enteId', 'is not distinct from', enteId)
      .where('closedAt', 'is', null);
  const parts: Parts = {};
  tasks.closed.forEach((task, n) => {
    parts[`closed${n}`] = openTask(task).set({ closedAt: at });
  });
  tasks.moved.forEach((task, n) => {
    const { dueAt, escalated } = task;
    parts[`shifted${n}`] = openTask(task).set({ dueAt, escalated });
  });
  const opened = tasks.opened.map((task) => ({ ...task, comuneId, praticaId, openedAt: at }));
  if (opened.length > 0) parts['opened'] = trx.insertInto('task').values(opened);
  return parts;
}
