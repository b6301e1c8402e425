import { asActor, asSystem, type Db, type Trx } from '../../db/connect.ts';
import { listColleagues } from '../../db/persons.ts';
import { lockPratica } from '../../db/pratica-lock.ts';
import { assignTask, findTask, type listTasks } from '../../db/tasks.ts';
import { type TaskRow, TASKS, type Timer, TIMERS } from '../../workflows/pratica/transitions.ts';
import { type Actor, askingAs } from '../actor.ts';
import { invalid, problem } from '../problem.ts';
import { noteHandOver } from './note-hand-over.ts';

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

interface Move {
  id: string;
  to: string | null;
  /** Who may have it now for this to be all right; anyone when missing. */
  from?: (string | null)[];
}

/**
 * Moves a task from hand to hand: claim, release, assign. What changes hands leaves an event of its
 * pratica; asking for what is so already changes nothing and leaves none.
 * @throws not-found, forbidden, task-taken, not-allowed-in-state when it is done already
 */
export async function handOver(db: Db, actor: Actor, move: Move) {
  const { id, to } = move;
  const isKnown = !to || to === actor.id || (await isColleague(db, actor, to));
  const { praticaId } = await asActor(db, askingAs(actor), (trx) => judge(trx, actor, move));
  if (!isKnown) throw unknownColleague();
  await asSystem(db, actor.comuneId, async (trx) => {
    // Before anything is read that a move of the pratica may change.
    await lockPratica(trx, { praticaId });
    const task = await judge(trx, actor, move);
    const from = task.assigneeId;
    if (!(await assignTask(trx, { id, from, to }))) throw problem('task-taken');
    if (from !== to) await noteHandOver(trx, actor, { task, from, to });
  });
  return asActor(db, askingAs(actor), async (trx) =>
    taskView((await findTask(trx, { id }))!, actor),
  );
}

async function judge(trx: Trx, actor: Actor, { id, to, from }: Move) {
  const task = await findTask(trx, { id });
  const { owner } = scopeOf(actor);
  if (!task || (owner && task.owner !== owner)) throw problem('not-found');
  if (actor.role !== 'ente' && actor.role !== 'admin') throw problem('forbidden');
  if (task.closedAt) throw problem('not-allowed-in-state');
  if (from && !from.includes(task.assigneeId)) throw problem('task-taken');
  if (to && task.barredId === to) throw problem('own-act');
  return task;
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
