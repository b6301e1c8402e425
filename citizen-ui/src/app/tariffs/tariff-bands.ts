import { Component, computed, inject, input } from '@angular/core';
import { Language } from '../language/language';
import type { TariffInForce } from '../remote/types';
import { ENGLISH_RULES, ITALIAN_RULES } from '../vouchers/rule-words';
import { sayBands } from './say-tariff';
import { TARIFF_WORDS } from './words';

/** What families pay of a service by their ISEE, for whoever looks at it. */
@Component({
  selector: 'app-tariff-bands',
  template: `
    @if (lines().length > 0) {
      <h3>{{ words().title }}</h3>
      <ul>
        @for (line of lines(); track line) {
          <li>{{ line }}</li>
        }
      </ul>
      <p class="small muted">{{ words().rest }}</p>
    }
  `,
})
export class TariffBands {
  readonly tariff = input.required<TariffInForce>();
  readonly #language = inject(Language);
  protected readonly words = computed(() => TARIFF_WORDS[this.#language.code()]);
  protected readonly lines = computed(() => {
    const rules = this.#language.code() === 'it' ? ITALIAN_RULES : ENGLISH_RULES;
    return sayBands(this.tariff().rules, this.words(), rules, this.#language.locale());
  });
}
