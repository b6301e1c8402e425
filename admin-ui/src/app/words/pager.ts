import { computed, linkedSignal, type Signal } from '@angular/core';

/** Pages by key: forward with the cursor of the answer, back along the way one came. */
export interface Pager {
  readonly cursor: Signal<string | undefined>;
  readonly page: Signal<number>;
  goOn(next: string): void;
  goBack(): void;
}

/** @param query when it changes, the first page is shown again */
export function createPager(query: Signal<unknown>): Pager {
  const way = linkedSignal<unknown, string[]>({ source: query, computation: () => [] });
  return {
    cursor: computed(() => way().at(-1)),
    page: computed(() => way().length + 1),
    goOn: (next) => way.update((cursors) => [...cursors, next]),
    goBack: () => way.update((cursors) => cursors.slice(0, -1)),
  };
}
