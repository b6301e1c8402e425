import { Service, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '../language/language';
import type { TimelineEvent } from '../remote/types';
import { fullestSentence, tellings } from './event-sentence';

/** Events in the reader's words. */
@Service()
export class EventSentences {
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);

  /** One event as a sentence: "Nuova offerta di La Cura: 1.068,00 €". */
  of({ kind, data }: Pick<TimelineEvent, 'kind' | 'data'>): string {
    const key = `pratica.events.${kind}`;
    const words = this.#words.translateObject<Record<string, string> | string>(key);
    if (words === key) return this.#words.translate('pratica.changed');
    const locale = this.#language.locale();
    return fullestSentence(typeof words === 'string' ? { words } : words, tellings(data, locale));
  }
}
