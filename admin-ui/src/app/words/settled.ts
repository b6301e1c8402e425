import { effect, signal, type Signal } from '@angular/core';

/** What has stood still for a moment: who is still typing is not asked about each letter. */
export function settled(source: () => string, ms = 300): Signal<string> {
  const still = signal('');
  effect((onCleanup) => {
    const value = source();
    const timer = setTimeout(() => still.set(value), ms);
    onCleanup(() => clearTimeout(timer));
  });
  return still.asReadonly();
}
