import { computed, inject, type Signal } from '@angular/core';
import { Router } from '@angular/router';

/**
 * The path of the page one is on, where its route says that it informs (`data.informs`): without what
 * was asked for, since nothing else of it is anybody's business. Within an injection context.
 */
export function informingPath(): Signal<string | undefined> {
  const router = inject(Router);
  return computed(() => {
    const navigation = router.lastSuccessfulNavigation();
    let route = router.routerState.snapshot.root;
    while (route.firstChild) route = route.firstChild;
    if (!navigation || route.data['informs'] !== true) return undefined;
    return router.serializeUrl(navigation.finalUrl!).split(/[?#]/, 1)[0]!;
  });
}
