import { changedTasks } from '../machine/tasks.ts';
import { arrearsDueAt, payerDueAt } from './instalments.ts';
import type { DueTask, TaskChanges } from './messages.ts';
import { chosenEnteId, type Pratica } from './pratica.ts';
import { type State, type TaskKind, TASKS, type TaskRow, TASK_KINDS } from './transitions.ts';

/** What people have to do on a pratica now: the rows of `TASKS` that stand, one per owner. */
export function tasksOf(pratica: Pratica): DueTask[] {
  return TASK_KINDS.flatMap((kind) => {
    const row: TaskRow = TASKS[kind];
    const timer = row.due.find((name) => pratica.deadlines[name]);
    const dueAt = kind in DUE ? DUE[kind]!(pratica) : timer && pratica.deadlines[timer];
    const states: readonly (State | null)[] = typeof row.in === 'string' ? [row.in] : row.in;
    if (!states.includes(pratica.state) || pratica.closed || !dueAt) return [];
    const task = { kind, owner: row.owner, dueAt, escalated: pratica.escalated };
    return OWNERS[kind](pratica).map((enteId) => ({ ...task, enteId }));
  });
}

/** The tasks that a step opens, closes, or gives another date. */
export function taskChanges(before: Pratica, after: Pratica): TaskChanges {
  return changedTasks(tasksOf(before), tasksOf(after));
}

/** Tasks that are due by something else than the timer that comes next. */
const DUE: Partial<Record<TaskKind, (pratica: Pratica) => string | undefined>> = {
  payInstalment: payerDueAt,
  followArrears: arrearsDueAt,
};

/** For each kind, the enti that have it to do; `[null]` when it is one citizen's or the office's. */
const OWNERS: Record<TaskKind, (pratica: Pratica) => (string | null)[]> = {
  answerRequest: ({ enti }) => Object.keys(enti).filter((enteId) => enti[enteId] === 'awaited'),
  chooseOffer: ({ offers }) =>
    Object.values(offers).some(({ status }) => status === 'live') ? [null] : [],
  confirmOrder: (pratica) => [chosenEnteId(pratica)],
  unblockOrder: ({ escalated }) => (escalated ? [null] : []),
  pay: () => [null],
  acceptRenewal: ({ renewal }) => (renewal?.by === 'ente' ? [null] : []),
  answerRenewal: (pratica) => (pratica.renewal?.by === 'citizen' ? [chosenEnteId(pratica)] : []),
  payRenewal: () => [null],
  provideIntegration: () => [null],
  payInstalment: () => [null],
  followArrears: () => [null],
};
