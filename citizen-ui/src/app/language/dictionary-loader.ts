import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { from, of, type Observable } from 'rxjs';
import { itFirst } from '../../i18n/it-first';

/**
 * The Italian of the first pages comes with them, the rest with the first of the others
 * (`words-inside.ts`); another language is fetched when someone asks for it.
 */
@Service()
export class DictionaryLoader implements TranslocoLoader {
  getTranslation(language: string): Observable<Translation> {
    if (language === 'it') return of(itFirst);
    return from(import('../../i18n/en').then(({ en }) => en as Translation));
  }
}
