import { DestroyRef, type Signal, computed, inject, signal } from '@angular/core';

/** Seconds until an instant, counted down; 0 once it is there, or when there is none. */
export function countdown(until: () => string | undefined): Signal<number> {
  const ticks = signal(0);
  const timer = setInterval(() => ticks.update((count) => count + 1), 1_000);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
  return computed(() => {
    ticks();
    const instant = until();
    return instant ? Math.max(0, Math.ceil((Date.parse(instant) - Date.now()) / 1_000)) : 0;
  });
}
