import { DOCUMENT, Service, computed, effect, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Trouble } from '../live/trouble';
import { type LanguageCode, storageKey, storedLanguage } from './stored-language';

/** The language the person reads: kept in this browser, told to the document and to the API. */
@Service()
export class Language {
  readonly #words = inject(TranslocoService);
  readonly #document = inject(DOCUMENT);
  readonly #trouble = inject(Trouble);
  readonly #code = signal<LanguageCode>(storedLanguage());
  readonly code = this.#code.asReadonly();
  readonly locale = computed(() => (this.#code() === 'it' ? 'it-IT' : 'en-GB'));
  /** The `lang` of what is written in Italian only, on a page in another language. */
  readonly italian = computed(() => (this.#code() === 'it' ? null : 'it'));

  constructor() {
    if (!this.#hasWords(this.#code())) this.#code.set('it');
    this.#words.setActiveLang(this.#code());
    effect(() => this.#document.documentElement.setAttribute('lang', this.#code()));
  }

  /** The words come first: nothing on the page is ever shown as a key. */
  async use(code: LanguageCode): Promise<void> {
    await firstValueFrom(this.#words.load(code)).catch(() => undefined);
    if (!this.#hasWords(code)) return this.#trouble.say('shell.notLoaded');
    localStorage.setItem(storageKey, code);
    this.#words.setActiveLang(code);
    this.#code.set(code);
  }

  /** A failed load gives the fallback's words and no error: only what is there counts. */
  #hasWords(code: LanguageCode): boolean {
    return Object.keys(this.#words.getTranslation(code)).length > 0;
  }

  /** Picks the name a catalogue entry has in this language. */
  pick(italian: string, english: string): string {
    return this.#code() === 'it' ? italian : english || italian;
  }
}
