import { asActor, asSystem, type Db } from '../../db/connect.ts';
import { listColleagues } from '../../db/persons.ts';
import { assignTask, findTask, type listTasks } from '../../db/tasks.ts';
import { type TaskRow, TASKS, type Timer, TIMERS } from '../../workflows/pratica/transitions.ts';
import { type Actor, askingAs } from '../actor.ts';
import { invalid, problem } from '../problem.ts';

type Row = Awaited<ReturnType<typeof listTasks>>[number];

/** Which tasks are a caller's business: one's own, one's ente's, the office's; an auditor sees all. */
export function scopeOf({ role, enteId }: Actor) {
  if (role === 'ente') return { owner: 'ente', enteId } as const;
  if (role === 'admin') return { owner: 'office' } as const;
  return role === 'auditor' ? {} : ({ owner: 'citizen' } as const);
}

/** Whom a caller can hand a task to: members of the same ente, or administrators of the comune. */
export function listAssignees(db: Db, { comuneId, enteId }: Actor) {
  // As the system: one's colleagues are not yet in one's own timeline, but are one's colleagues.
  return asSystem(db, comuneId, (trx) => listColleagues(trx, { enteId: enteId ?? null }));
}

/**
 * Moves a task from hand to hand: claim, release, assign.
 * @param move.from who may have it now for this to be all right; anyone when missing
 * @throws not-found, forbidden, task-taken, not-allowed-in-state when it is done already
 */
export async function handOver(
  db: Db,
  actor: Actor,
  move: { id: string; to: string | null; from?: (string | null)[] },
) {
  const { id, to, from } = move;
  const isKnown = !to || to === actor.id || (await isColleague(db, actor, to));
  return asActor(db, askingAs(actor), async (trx) => {
    const task = await findTask(trx, { id });
    const { owner } = scopeOf(actor);
    if (!task || (owner && task.owner !== owner)) throw problem('not-found');
    if (actor.role !== 'ente' && actor.role !== 'admin') throw problem('forbidden');
    if (task.closedAt) throw problem('not-allowed-in-state');
    if (from && !from.includes(task.assigneeId)) throw problem('task-taken');
    if (!isKnown) throw unknownColleague();
    if (to && task.barredId === to) throw problem('own-act');
    if (!(await assignTask(trx, { id, from: task.assigneeId, to }))) throw problem('task-taken');
    return taskView((await findTask(trx, { id }))!, actor);
  });
}

async function isColleague(db: Db, actor: Actor, personId: string): Promise<boolean> {
  return (await listAssignees(db, actor)).some(({ id }) => id === personId);
}

/** A row as the caller reads it. */
export function taskView(
  { assigneeId, assigneeName, contestId: _contest, barredId, pausedSince, ...task }: Row,
  { id: callerId }: Actor,
) {
  return {
    ...task,
    ownAct: barredId === callerId,
    pausedSince: isPausable(task.kind) ? pausedSince : null,
    assignee: assigneeId ? { id: assigneeId, name: assigneeName ?? '' } : null,
  };
}

export function unknownColleague() {
  return invalid('/assigneeId', {
    it: 'Questa persona non lavora con te.',
    en: 'This person does not work with you.',
  });
}

/** Whether the terms of such a task stand still while documents are awaited: the table knows. */
function isPausable(kind: string): boolean {
  const { due = [] } = (TASKS as Record<string, TaskRow>)[kind] ?? {};
  return due.length > 0 && due.every((name) => (TIMERS[name] as Timer).pauses === true);
}
