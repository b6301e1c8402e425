import { Component, computed, inject, input } from '@angular/core';
import { formatCents } from '../format/money';
import { Language } from '../language/language';
import { fill } from '../receipts/words';
import type { PaymentView } from '../remote/types';
import { TARIFF_WORDS } from '../tariffs/words';
import { VOUCHER_WORDS } from './words';

type Covered = Pick<PaymentView, 'amountCents' | 'coveredCents' | 'tariffCents'>;

/** What of a payment the city bears by its tariff, and what vouchers take over; nothing where there is none. */
@Component({
  selector: 'app-covered-note',
  template: `
    @for (said of texts(); track $index) {
      <p class="notice good">{{ said }}</p>
    }
  `,
})
export class CoveredNote {
  readonly payment = input.required<Covered>();
  readonly #language = inject(Language);
  protected readonly texts = computed(() => {
    const { amountCents, coveredCents, tariffCents } = this.payment();
    const voucherCents = coveredCents - tariffCents;
    const vouchers = VOUCHER_WORDS[this.#language.code()];
    const tariff = TARIFF_WORDS[this.#language.code()];
    const money = (cents: number) => formatCents(cents, this.#language.locale());
    const say = (words: string, cents: number) =>
      cents > 0 ? [fill(words, { total: money(amountCents), amount: money(cents) })] : [];
    if (coveredCents > 0 && tariffCents >= amountCents) return [tariff.borneAll];
    if (coveredCents > 0 && voucherCents >= amountCents) return [vouchers.coveredAll];
    return [...say(tariff.borne, tariffCents), ...say(vouchers.covered, voucherCents)];
  });
}
