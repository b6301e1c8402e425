import { HttpClient, type HttpResourceRequest, httpResource } from '@angular/common/http';
import { computed, effect, inject, signal, untracked } from '@angular/core';
import { firstValueFrom } from 'rxjs';

interface Page<Item> {
  items: Item[];
  next: string | null;
}

/**
 * A list read page by page by key. The pages shown stay while newer ones are on their way, so that
 * a filter or a live change never empties the screen, nor makes it shorter. Call it where injection
 * is possible.
 */
export function keysetList<Item, Answer extends Page<Item>>(
  request: () => HttpResourceRequest | undefined,
) {
  const http = inject(HttpClient);
  const first = httpResource<Answer>(request);
  const pages = signal<Answer[]>([]);
  const isFetchingMore = signal(false);
  const moreError = signal<unknown>(undefined);
  let shownKey = '';
  /** What is on its way belongs to the list as it was: a newer list drops it. */
  let edition = 0;

  effect(() => {
    const fresh = first.hasValue() ? first.value() : undefined;
    if (fresh) untracked(() => void show(fresh));
  });

  async function show(fresh: Answer): Promise<void> {
    const key = JSON.stringify(request());
    const isSameList = key === shownKey;
    const mine = (edition += 1);
    shownKey = key;
    isFetchingMore.set(false);
    moreError.set(undefined);
    if (!isSameList || pages().length < 2) return pages.set([fresh]);
    const read = [fresh];
    for (let next = fresh.next; next && read.length < pages().length; next = read.at(-1)!.next) {
      const page = await fetchPage(next).catch(() => undefined);
      if (mine !== edition) return;
      if (!page) break;
      read.push(page);
    }
    pages.set(read);
  }

  async function more(): Promise<void> {
    const next = pages().at(-1)?.next;
    if (!next || isFetchingMore()) return;
    const mine = edition;
    isFetchingMore.set(true);
    moreError.set(undefined);
    try {
      const page = await fetchPage(next);
      if (mine === edition) pages.update((before) => [...before, page]);
    } catch (error) {
      if (mine === edition) moreError.set(error);
    } finally {
      if (mine === edition) isFetchingMore.set(false);
    }
  }

  function fetchPage(cursor: string): Promise<Answer> {
    const { url, params } = request()!;
    const asked = { ...(params as Record<string, string> | undefined), cursor };
    return firstValueFrom(http.get<Answer>(url, { params: asked }));
  }

  return {
    answer: computed(() => pages()[0]),
    items: computed(() => pages().flatMap(({ items }) => items)),
    hasMore: computed(() => Boolean(pages().at(-1)?.next)),
    isLoading: first.isLoading,
    isFetchingMore: isFetchingMore.asReadonly(),
    error: computed(() => first.error() ?? moreError()),
    reload: () => {
      moreError.set(undefined);
      return first.reload();
    },
    more: () => void more(),
  };
}
