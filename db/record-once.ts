/**
 * What is recorded in the place of a step of a workflow, whatever it is of (docs/adr/0001): nothing
 * more is to be written when the step itself is there; other acts were lost by the engine in a
 * crash; an answer given earlier is longer ago than the engine remembers.
 * @param version the one that the step makes
 * @returns undefined when the step is to be written
 */
export async function inItsPlace<Act, Answer extends { version: number }>(
  { done, lastVersion }: { done: Answer | null; lastVersion: number },
  version: number,
  actsThere: () => Promise<Act[]>,
): Promise<Act[] | Answer | undefined> {
  if (done?.version === version) return [];
  if (lastVersion >= version) return actsThere();
  return done ?? undefined;
}
