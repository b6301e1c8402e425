import { DOCUMENT, Service, computed, effect, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

export type LanguageCode = 'it' | 'en';

const storageKey = 'wemi.language';

/** The language the person reads: kept in this browser, told to the document and to the API. */
@Service()
export class Language {
  readonly #words = inject(TranslocoService);
  readonly #document = inject(DOCUMENT);
  readonly #code = signal<LanguageCode>(storedLanguage());
  readonly code = this.#code.asReadonly();
  readonly locale = computed(() => (this.#code() === 'it' ? 'it-IT' : 'en-GB'));

  constructor() {
    this.#words.setActiveLang(this.#code());
    effect(() => this.#document.documentElement.setAttribute('lang', this.#code()));
  }

  use(code: LanguageCode): void {
    this.#code.set(code);
    this.#words.setActiveLang(code);
    localStorage.setItem(storageKey, code);
  }

  /** Picks the name a catalogue entry has in this language. */
  pick(italian: string, english: string): string {
    return this.#code() === 'it' ? italian : english || italian;
  }
}

/** Italian unless the person chose otherwise here before. */
export function storedLanguage(): LanguageCode {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'it';
}
