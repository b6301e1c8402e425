import { computed, inject, type Provider } from '@angular/core';
import { CHANGES_MEANWHILE } from '../parts/changes-meanwhile';
import { EventSentences } from './event-sentences';
import { PraticaStore } from './pratica-store';

/** For pages with a `PraticaStore`: a move refused as stale says what others did. */
export function provideChanges(): Provider {
  return {
    provide: CHANGES_MEANWHILE,
    useFactory: () => {
      const store = inject(PraticaStore);
      const sentences = inject(EventSentences);
      return computed(() => store.changes().map((event) => sentences.of(event)));
    },
  };
}
