import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';

/**
 * Lets nobody into the pages behind the first ones before their Italian is there, whatever the
 * language of now: it may be changed on any of them. When it cannot be fetched, the navigation
 * fails as it does for a page that cannot.
 */
export const wordsInside: CanActivateFn = async () => {
  const words = inject(TranslocoService);
  const { itInside } = await import('../../i18n/it-inside');
  words.setTranslation(itInside, 'it', { emitChange: false });
  return true;
};
