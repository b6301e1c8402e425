import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatDay } from '../format/dates';
import { Language } from '../language/language';
import { fill } from '../receipts/words';
import type { JudgedTariff, OrderTariff } from '../remote/types';
import { ENGLISH_RULES, ITALIAN_RULES } from '../vouchers/rule-words';
import { sayWhy } from './say-tariff';
import { TARIFF_WORDS } from './words';

/** Why one pays that much: today, or as it was decided for an order. */
@Component({
  selector: 'app-tariff-reason',
  imports: [RouterLink],
  template: `
    <div class="notice">
      <p>{{ why() }}</p>
      @if (canWrite()) {
        <p>
          <a routerLink="/voucher/isee">{{ words().write }}</a>
        </p>
      }
      @if (judged().isForAnother && judged().access !== 'paid') {
        <p>{{ words().another }}</p>
      }
      @if (decided(); as said) {
        <p class="small">{{ said }}</p>
      }
    </div>
  `,
  styles: `
    .notice {
      margin: 0.75rem 0;
    }
  `,
})
export class TariffReason {
  readonly judged = input.required<JudgedTariff | OrderTariff>();
  readonly #language = inject(Language);
  protected readonly words = computed(() => TARIFF_WORDS[this.#language.code()]);
  protected readonly why = computed(() => {
    const rules = this.#language.code() === 'it' ? ITALIAN_RULES : ENGLISH_RULES;
    return sayWhy(this.judged(), this.words(), rules, this.#language.locale());
  });
  /** What was decided for an order stays as it is. */
  protected readonly canWrite = computed(
    () => this.judged().fault !== null && !('version' in this.judged()),
  );
  protected readonly decided = computed(() => {
    const judged = this.judged();
    if (!('version' in judged)) return '';
    const day = formatDay(judged.validFrom, this.#language.locale());
    return fill(this.words().decided, { day, n: judged.version });
  });
}
