import { computed, linkedSignal, type Signal } from '@angular/core';

/** What is chosen of the rows of a page. */
export interface Selection {
  readonly chosen: Signal<ReadonlySet<string>>;
  readonly areAll: Signal<boolean>;
  toggle(id: string): void;
  /** All rows from the one touched last to this one become what this one becomes, as with Shift. */
  extendTo(id: string): void;
  toggleAll(): void;
  set(ids: Iterable<string>): void;
}

/**
 * @param list `ids` of the rows in their order; when what the list is `of` changes, nothing is chosen
 */
export function createSelection(list: { ids: () => string[]; of: () => unknown }): Selection {
  const chosen = linkedSignal<unknown, ReadonlySet<string>>({
    source: list.of,
    computation: () => new Set(),
  });
  let touched: string | undefined;

  function choose(ids: string[], isIn: boolean): void {
    chosen.update((before) => {
      const after = new Set(before);
      for (const id of ids) {
        if (isIn) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  }
  const areAll = computed(() => {
    const ids = list.ids();
    return ids.length > 0 && ids.every((id) => chosen().has(id));
  });
  return {
    ...{ chosen: chosen.asReadonly(), areAll },
    toggle(id) {
      choose([id], !chosen().has(id));
      touched = id;
    },
    extendTo(id) {
      const ids = list.ids();
      const ends = [ids.indexOf(touched ?? id), ids.indexOf(id)].sort((a, b) => a - b);
      const range = ends[0]! < 0 ? [id] : ids.slice(ends[0], ends[1]! + 1);
      choose(range, !chosen().has(id));
      touched = id;
    },
    toggleAll: () => chosen.set(new Set(areAll() ? [] : list.ids())),
    set: (ids) => chosen.set(new Set(ids)),
  };
}
