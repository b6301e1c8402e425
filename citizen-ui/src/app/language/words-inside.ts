import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, CanActivateFn } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { nextTurn } from '../own-turn';

/**
 * Lets nobody into the pages behind the first ones before their Italian is there, whatever the
 * language of now: it may be changed on any of them. When it cannot be fetched, the navigation
 * fails as it does for a page that cannot. The page itself is fetched meanwhile, and drawn in a turn
 * of its own: the words of fifty pages take a slow phone a while.
 */
export const wordsInside: CanActivateFn = async (route) => {
  const words = inject(TranslocoService);
  fetchMeanwhile(route);
  const { itInside } = await import('../../i18n/it-inside');
  await nextTurn();
  words.setTranslation(itInside, 'it', { emitChange: false });
  await nextTurn();
  return true;
};

/** The router asks for a page when its guards have spoken, and is then given what is on its way already. */
function fetchMeanwhile(route: ActivatedRouteSnapshot): void {
  let last = route;
  while (last.firstChild) last = last.firstChild;
  // The router hears of a page that cannot be fetched, and says so.
  Promise.resolve(last.routeConfig?.loadComponent?.()).catch(() => undefined);
}
