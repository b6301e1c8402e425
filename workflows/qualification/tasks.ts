import type { DueTask } from './messages.ts';
import type { Qualification } from './qualification.ts';
import { type TaskKind, TASK_KINDS, type TaskRow, TASKS } from './transitions.ts';
import { addDays } from '../pratica/service.ts';
import { startOfDay } from '../pratica/terms.ts';

/** What ente and office have to do now: the rows of `TASKS` that stand. */
export function tasksOf(at: Qualification): DueTask[] {
  const { state, closed, lateSince, enteId } = at;
  return TASK_KINDS.flatMap((kind) => {
    const row: TaskRow = TASKS[kind];
    const dueAt = DUE[kind]?.(at) ?? row.due.map((timer) => at.deadlines[timer]).find(Boolean);
    if (closed || state === null || !row.in.includes(state) || !dueAt || !STANDS[kind](at))
      return [];
    const isOffice = row.owner === 'office';
    const owner = { owner: row.owner, enteId: isOffice ? null : enteId };
    return [{ kind, ...owner, dueAt, escalated: isOffice && lateSince !== null }];
  });
}

/** Tasks that are due by something else than a timer that is still to ring. */
const DUE: Partial<Record<TaskKind, (at: Qualification) => string | undefined>> = {
  // Late, it has no timer any more, and is still to be done.
  examineApplication: ({ deadlines, lateSince }) =>
    deadlines.examinationDeadline ?? lateSince ?? undefined,
  renewDocument: ({ documents }) => {
    const [first] = documents.flatMap(({ told, expiresOn }) => (told ? [expiresOn] : [])).sort();
    return first && startOfDay(addDays(first, 1));
  },
};

const always = () => true;

const STANDS: Record<TaskKind, (at: Qualification) => boolean> = {
  examineApplication: always,
  provideIntegration: always,
  renewDocument: ({ documents }) => documents.some(({ told }) => told !== undefined),
  askRenewal: ({ isEndTold, renewal }) => isEndTold && renewal === null,
  decideRenewal: ({ renewal }) => renewal === 'asked',
};
