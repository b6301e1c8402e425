import type { Rules } from './rules.ts';

export interface Waiting {
  id: string;
  /** ISO instant. */
  receivedAt: string;
  iseeCents: number;
}

/**
 * The applications that wait, in the order in which they are decided: as they came, or lowest ISEE
 * first. Whoever is equal goes as they came.
 */
export function inLine<T extends Waiting>(waiting: readonly T[], access: Rules['access']): T[] {
  return [...waiting].sort(
    (a, b) =>
      (access === 'ranking' ? a.iseeCents - b.iseeCents : 0) ||
      Date.parse(a.receivedAt) - Date.parse(b.receivedAt) ||
      (a.id < b.id ? -1 : 1),
  );
}
