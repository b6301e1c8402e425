import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** The texts travel as hashed chunks of the build: never stale, one request, no folder to serve. */
@Injectable({ providedIn: 'root' })
export class TextLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    const { texts } =
      language === 'en' ? await import('../../i18n/en') : await import('../../i18n/it');
    return texts;
  }
}
