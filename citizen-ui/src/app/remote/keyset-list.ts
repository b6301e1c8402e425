import { HttpClient, type HttpResourceRequest, httpResource } from '@angular/common/http';
import { computed, inject, linkedSignal, signal } from '@angular/core';

interface Page<Item> {
  items: Item[];
  next: string | null;
}

/**
 * A list read page by page by key. The pages shown stay while newer ones are on their way, so that
 * a filter or a live change never empties the screen. Call it where injection is possible.
 */
export function keysetList<Item, Answer extends Page<Item>>(
  request: () => HttpResourceRequest | undefined,
) {
  const http = inject(HttpClient);
  const first = httpResource<Answer>(request);
  const answer = linkedSignal<Answer | undefined, Answer | undefined>({
    source: () => (first.hasValue() ? first.value() : undefined),
    computation: (fresh, previous) => fresh ?? previous?.value,
  });
  const further = linkedSignal<Answer | undefined, Page<Item>>({
    source: answer,
    computation: (fresh) => ({ items: [], next: fresh?.next ?? null }),
  });
  const isFetchingMore = signal(false);
  const moreError = signal<unknown>(undefined);

  function more(): void {
    const asked = request();
    const { next } = further();
    if (!asked || !next || isFetchingMore()) return;
    const before = answer();
    isFetchingMore.set(true);
    moreError.set(undefined);
    http.get<Answer>(asked.url, { params: { ...plainParams(asked), cursor: next } }).subscribe({
      next: (page) => {
        isFetchingMore.set(false);
        // Filters may have changed meanwhile: this page would belong to another list.
        if (before !== answer()) return;
        further.update(({ items }) => ({ items: [...items, ...page.items], next: page.next }));
      },
      error: (error: unknown) => {
        isFetchingMore.set(false);
        moreError.set(error);
      },
    });
  }

  return {
    answer: answer.asReadonly(),
    items: computed(() => [...(answer()?.items ?? []), ...further().items]),
    hasMore: computed(() => further().next !== null),
    isLoading: first.isLoading,
    isFetchingMore: isFetchingMore.asReadonly(),
    error: computed(() => first.error() ?? moreError()),
    reload: () => first.reload(),
    more,
  };
}

function plainParams({ params }: HttpResourceRequest): Record<string, string> {
  return (params ?? {}) as Record<string, string>;
}
