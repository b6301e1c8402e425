import type { DueTask, Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';

/** Brings the open tasks of a pratica to what its state asks for: closes, moves, opens. */
export async function writeTasks(trx: Trx, { pratica, tasks, at }: Step): Promise<void> {
  const open = await trx
    .selectFrom('task')
    .select(['id', 'kind', 'enteId', 'dueAt', 'escalated'])
    .where('praticaId', '=', pratica.id)
    .where('closedAt', 'is', null)
    .execute();
  const wanted = new Map(tasks.map((task) => [keyOf(task), task]));

  const done = open.filter((task) => !wanted.has(keyOf(task))).map((task) => task.id);
  if (done.length > 0)
    await trx.updateTable('task').set({ closedAt: at }).where('id', 'in', done).execute();

  for (const task of open) {
    const next = wanted.get(keyOf(task));
    wanted.delete(keyOf(task));
    if (!next || (next.dueAt === task.dueAt && next.escalated === task.escalated)) continue;
    await trx
      .updateTable('task')
      .set({ dueAt: next.dueAt, escalated: next.escalated })
      .where('id', '=', task.id)
      .execute();
  }

  const opened = [...wanted.values()].map((task) => ({
    ...task,
    comuneId: pratica.comuneId,
    praticaId: pratica.id,
    openedAt: at,
  }));
  if (opened.length > 0) await trx.insertInto('task').values(opened).execute();
}

function keyOf(task: Pick<DueTask, 'kind' | 'enteId'>): string {
  return `${task.kind} ${task.enteId ?? ''}`;
}
