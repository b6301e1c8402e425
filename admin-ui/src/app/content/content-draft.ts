import { computed, effect, linkedSignal, type Signal, untracked } from '@angular/core';
import type { ContentSaid } from '../api-types';
import { forget, keep, type Kept, readKept } from './kept-content';
import { differing } from './said';

type Written = Kept & { from: 'server' | 'kept' | 'typed' };

interface Source {
  key: string;
  latest: Kept | undefined;
}

interface Of {
  comune: Signal<string>;
  /** Of which content. */
  key: Signal<string>;
  /** As the server has it; nothing while that is not known. */
  latest: Signal<Kept | undefined>;
  isReadonly: () => boolean;
}

/**
 * What is being written of a content: what others save meanwhile does not wipe it out, and this browser
 * keeps every letter until the server has it. Within an injection context.
 */
export function draftOf({ comune, key, latest, isReadonly }: Of) {
  const written = linkedSignal<Source, Written | undefined>({
    source: () => ({ key: key(), latest: latest() }),
    computation: (now, before) => {
      const isSame = before?.source.key === now.key;
      if (isSame && before?.value && before.value.from !== 'server') return before.value;
      if (!now.latest) return undefined;
      const kept = isReadonly() ? undefined : readKept(comune(), now.key);
      return kept ? { ...kept, from: 'kept' } : { ...now.latest, from: 'server' };
    },
  });
  const isDirty = computed(() => {
    const now = written();
    return now !== undefined && differing(now.said, now.begun).length > 0;
  });
  effect(() => {
    const now = written();
    if (!now || now.from === 'server') return;
    const { base, begun, said } = now;
    const place = [untracked(comune), untracked(key)] as const;
    if (untracked(isDirty)) keep(...place, { base, begun, said });
    else forget(...place);
  });
  return {
    ...{ written: written.asReadonly(), isDirty },
    isResumed: computed(() => written()?.from === 'kept'),
    isTyped: () => written()?.from === 'typed',
    type(said: ContentSaid): void {
      written.update((now) => now && { ...now, said, from: 'typed' });
    },
    /** Goes on from a version: its number, what it says, and what is to become of it. */
    goOnFrom(base: number, begun: ContentSaid, said: ContentSaid): void {
      const from = differing(said, begun).length > 0 ? 'typed' : 'server';
      if (from === 'server') forget(comune(), key());
      written.set({ base, begun, said, from });
    },
    /** Throws away what was written here. */
    startAgain(): void {
      const now = latest();
      forget(comune(), key());
      written.set(now && { ...now, from: 'server' });
    },
  };
}
