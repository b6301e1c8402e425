import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { from, of, type Observable } from 'rxjs';
import { it } from '../../i18n/it';

/** Italian comes with the page; another language is fetched when someone asks for it. */
@Service()
export class DictionaryLoader implements TranslocoLoader {
  getTranslation(language: string): Observable<Translation> {
    if (language === 'it') return of(it);
    return from(import('../../i18n/en').then(({ en }) => en as Translation));
  }
}
