import type { Provider, EnvironmentProviders } from '@angular/core';
import {
  provideTransloco,
  provideTranslocoTranspiler,
  type TranslocoLoader,
} from '@jsverse/transloco';
import { of } from 'rxjs';
import { FillOnce } from '../app/words/fill-once';
import { texts } from '../i18n/it';

class ItalianTexts implements TranslocoLoader {
  getTranslation() {
    return of(texts);
  }
}

/** The real Italian texts, there at once. */
export function provideWords(): (Provider | EnvironmentProviders)[] {
  return [
    provideTransloco({
      config: { availableLangs: ['it'], defaultLang: 'it', reRenderOnLangChange: true },
      loader: ItalianTexts,
    }),
    provideTranslocoTranspiler(FillOnce),
  ];
}
