/** Something to do, as a projection shows it: one row for each owner of a kind. */
export interface Due {
  readonly kind: string;
  readonly enteId: string | null;
  readonly dueAt: string;
  readonly escalated: boolean;
}

export interface Changes<Task extends Due> {
  readonly opened: readonly Task[];
  readonly closed: readonly Task[];
  readonly moved: readonly Task[];
}

/** The tasks that a step opens, closes, or gives another date. */
export function changedTasks<Task extends Due>(
  was: readonly Task[],
  is: readonly Task[],
): Changes<Task> {
  const twinOf = (task: Task, list: readonly Task[]) =>
    list.find(({ kind, enteId }) => kind === task.kind && enteId === task.enteId);
  return {
    opened: is.filter((task) => !twinOf(task, was)),
    closed: was.filter((task) => !twinOf(task, is)),
    moved: is.filter((task) => {
      const twin = twinOf(task, was);
      return twin && (twin.dueAt !== task.dueAt || twin.escalated !== task.escalated);
    }),
  };
}
