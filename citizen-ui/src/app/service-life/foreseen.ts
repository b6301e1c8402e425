import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject } from '@angular/core';
import { PraticaStore } from '../pratica/pratica-store';
import { settled } from '../remote/settled';
import type { Outlook } from '../remote/types';

/**
 * What the API foresees of an act that is still being written: asked once the days stand still; a
 * question that is overtaken by the next is given up.
 * @param query of the outlook; empty while there is nothing to ask
 */
export function foresee(query: () => string): HttpResourceRef<Outlook | undefined> {
  const store = inject(PraticaStore);
  const still = settled(query);
  return httpResource<Outlook>(() => {
    // What was done meanwhile changes what is ahead.
    const { version } = store.pratica() ?? {};
    const asked = still();
    if (!asked || asked !== query() || version === undefined) return undefined;
    return `/api/pratiche/${store.id()}/outlook?${asked}`;
  });
}
