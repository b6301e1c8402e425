import { effect, type Signal, signal, untracked } from '@angular/core';

export interface Rereadable {
  reload(): boolean;
  readonly isLoading: Signal<boolean>;
}

/**
 * Reads resources anew whenever what is heard moves. A resource that is being read ignores its own
 * reload, though the answer on its way may be older than what was heard: it is read once more then.
 * @param heard a count that says by moving that something changed
 */
export function rereadOn(heard: () => number, ...resources: Rereadable[]): void {
  const dues = resources.map((resource) => ({ resource, isDue: signal(false) }));
  let last: number | undefined;
  effect(() => {
    const count = heard();
    const isNews = last !== undefined && count !== last;
    last = count;
    if (isNews) untracked(() => dues.forEach(({ isDue }) => isDue.set(true)));
  });
  for (const { resource, isDue } of dues)
    effect(() => {
      if (!isDue() || resource.isLoading()) return;
      isDue.set(false);
      untracked(() => resource.reload());
    });
}
