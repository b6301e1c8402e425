import type { InHand } from '../../db/task-loads.ts';

/** A task that is nobody's yet. */
export interface FreeTask {
  id: string;
  overdue: boolean;
  /** Who can never have it: it is about an act of theirs. */
  barredId: string | null;
}

/** A task counts one, an overdue one counts two: whoever is late already is spared. */
export const WEIGHT = { open: 1, overdue: 2 };

export function loadOf({ open, overdue }: InHand): number {
  return (open - overdue) * WEIGHT.open + overdue * WEIGHT.overdue;
}

/**
 * Gives each task, in the order in which they come, to whoever has the least in hand at that point;
 * among equals to the one named first. Each task given counts for the next.
 * @returns the person of each task by its id; a task that nobody here can have is left out
 */
export function shareOut(
  tasks: readonly FreeTask[],
  people: readonly ({ id: string } & InHand)[],
): Map<string, string> {
  const loads = new Map(people.map((person) => [person.id, loadOf(person)]));
  const given = new Map<string, string>();
  for (const { id, overdue, barredId } of tasks) {
    const lightest = [...loads]
      .filter(([personId]) => personId !== barredId)
      .reduce<[string, number] | undefined>(
        (least, one) => (least && least[1] <= one[1] ? least : one),
        undefined,
      );
    if (!lightest) continue;
    const [personId, load] = lightest;
    given.set(id, personId);
    loads.set(personId, load + (overdue ? WEIGHT.overdue : WEIGHT.open));
  }
  return given;
}
