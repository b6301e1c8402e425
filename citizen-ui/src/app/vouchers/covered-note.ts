import { Component, computed, inject, input } from '@angular/core';
import { formatCents } from '../format/money';
import { Language } from '../language/language';
import { fill } from '../receipts/words';
import type { PaymentView } from '../remote/types';
import { VOUCHER_WORDS } from './words';

/** What of a payment vouchers take over; nothing where they take none. */
@Component({
  selector: 'app-covered-note',
  template: `
    @if (text(); as said) {
      <p class="notice good">{{ said }}</p>
    }
  `,
})
export class CoveredNote {
  readonly payment = input.required<Pick<PaymentView, 'amountCents' | 'coveredCents'>>();
  readonly #language = inject(Language);
  protected readonly text = computed(() => {
    const { amountCents, coveredCents } = this.payment();
    const words = VOUCHER_WORDS[this.#language.code()];
    if (coveredCents === 0) return '';
    if (coveredCents >= amountCents) return words.coveredAll;
    const money = (cents: number) => formatCents(cents, this.#language.locale());
    return fill(words.covered, { total: money(amountCents), amount: money(coveredCents) });
  });
}
