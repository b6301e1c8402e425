import { HttpErrorResponse, type HttpResourceRef } from '@angular/common/http';
import { linkedSignal, type Signal } from '@angular/core';

/**
 * The value a page goes on showing while a resource loads again or fails: no flicker. It goes when
 * the resource is no longer this person's to see.
 * @param of what the value belongs to: that of another thing is never kept
 */
export function keepLast<Value>(
  resource: HttpResourceRef<Value | undefined>,
  of: () => unknown = () => undefined,
): Signal<Value | undefined> {
  return linkedSignal<
    { fresh: Value | undefined; of: unknown; isGone: boolean },
    Value | undefined
  >({
    source: () => ({
      fresh: resource.hasValue() ? resource.value() : undefined,
      of: of(),
      isGone: isGone(resource.error()),
    }),
    computation: (now, before) => {
      const isKept = !now.isGone && before?.source.of === now.of;
      return now.fresh ?? (isKept ? before?.value : undefined);
    },
  });
}

function isGone(error: unknown): boolean {
  return error instanceof HttpErrorResponse && [403, 404].includes(error.status);
}
