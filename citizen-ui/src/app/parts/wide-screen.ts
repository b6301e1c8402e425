import { DestroyRef, inject, type Signal, signal } from '@angular/core';

/** Whether the window is wide enough for two columns (60rem), followed as it changes. */
export function wideScreen(): Signal<boolean> {
  const query = matchMedia('(min-width: 60rem)');
  const isWide = signal(query.matches);
  const follow = () => isWide.set(query.matches);
  query.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => query.removeEventListener('change', follow));
  return isWide.asReadonly();
}
