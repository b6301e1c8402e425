import type { HttpResourceRef } from '@angular/common/http';
import { linkedSignal, type Signal } from '@angular/core';

/** The value a page goes on showing while a resource loads again or fails: no flicker. */
export function keepLast<Value>(
  resource: HttpResourceRef<Value | undefined>,
): Signal<Value | undefined> {
  return linkedSignal<Value | undefined, Value | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (fresh, before) => fresh ?? before?.value,
  });
}
