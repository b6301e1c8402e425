import type { DueTask } from './messages.ts';
import { chosenEnteId, isChoosable, type Pratica } from './pratica.ts';
import { type TaskKind, TASKS, type TaskRow, TASK_KINDS } from './transitions.ts';

/** What people have to do on a pratica now: the rows of `TASKS` that stand, one per owner. */
export function tasksOf(pratica: Pratica, now: string): DueTask[] {
  return TASK_KINDS.flatMap((kind) => {
    const row: TaskRow = TASKS[kind];
    const timer = row.due.find((name) => pratica.deadlines[name]);
    if (row.in !== pratica.state || pratica.closed || !timer) return [];
    const task = {
      kind,
      owner: row.owner,
      dueAt: pratica.deadlines[timer]!,
      escalated: pratica.escalated,
    };
    return OWNERS[kind](pratica, now).map((enteId) => ({ ...task, enteId }));
  });
}

/** For each kind, the enti that have it to do; `[null]` when it is one citizen's or the office's. */
const OWNERS: Record<TaskKind, (pratica: Pratica, now: string) => (string | null)[]> = {
  answerRequest: ({ enti }) => Object.keys(enti).filter((enteId) => enti[enteId] === 'awaited'),
  chooseOffer: ({ offers }, now) =>
    Object.values(offers).some((offer) => isChoosable(offer, now)) ? [null] : [],
  confirmOrder: (pratica) => [chosenEnteId(pratica)],
  unblockOrder: ({ escalated }) => (escalated ? [null] : []),
  pay: () => [null],
};
