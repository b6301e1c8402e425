import { DestroyRef, effect, inject } from '@angular/core';
import { Live } from '../live/live';

const EVERY_MS = 30_000;
const AFTER_CHANGES_MS = 5_000;

/**
 * Looks again every half minute while the page is seen, and soon after something moved: not at
 * once, for in a busy comune something always moves, and a look asks every part how it is.
 */
export function lookAgain(look: () => void): void {
  const live = inject(Live);
  const every = setInterval(() => document.hidden || look(), EVERY_MS);
  let soon: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    if (live.changes() === 0) return;
    soon ??= setTimeout(() => {
      soon = undefined;
      look();
    }, AFTER_CHANGES_MS);
  });
  inject(DestroyRef).onDestroy(() => {
    clearInterval(every);
    clearTimeout(soon);
  });
}
