import { httpResource, type HttpResourceRef } from '@angular/common/http';
import type { Outlook, Pratica } from '../api-types';
import { settled } from '../words/settled';

/**
 * What the API foresees of an act that is still being written: asked once the days stand still; a
 * question that is overtaken by the next is given up.
 * @param query of the outlook; empty while there is nothing to ask
 */
export function foresee(
  pratica: () => Pratica,
  query: () => string,
): HttpResourceRef<Outlook | undefined> {
  const still = settled(query);
  return httpResource<Outlook>(() => {
    // What follows changes with the pratica.
    const { id, version } = pratica();
    const asked = still();
    if (!asked || asked !== query() || version === 0) return undefined;
    return { url: `/api/pratiche/${id}/outlook?${asked}` };
  });
}
