import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatDay } from '../format/dates';
import { formatCents } from '../format/money';
import { Language } from '../language/language';
import { fill } from '../receipts/words';
import type { OwnVoucher } from '../remote/types';
import { VOUCHER_WORDS } from './words';

/** One voucher: what is left, by when, and where the rest went. */
@Component({
  selector: 'app-voucher-card',
  imports: [RouterLink],
  styleUrl: './voucher.scss',
  template: `
    <article class="card">
      <h3>{{ voucher().fundName }}</h3>
      <p class="amount">{{ left() }}</p>
      @if (monthly(); as text) {
        <p>{{ text }}</p>
      }
      <p>{{ until() }}</p>
      @if (!voucher().isExpired && voucher().leftCents > 0) {
        <p class="small">{{ words().used }}</p>
      }
      @if (uses().length > 0) {
        <h4>{{ words().uses }}</h4>
        <ul>
          @for (use of uses(); track use.praticaId) {
            <li>
              <a [routerLink]="['/pratiche', use.praticaId]">{{ use.title }}</a>: {{ use.text }}
            </li>
          }
        </ul>
      }
    </article>
  `,
})
export class VoucherCard {
  readonly voucher = input.required<OwnVoucher>();
  readonly #language = inject(Language);
  protected readonly words = computed(() => VOUCHER_WORDS[this.#language.code()]);
  protected readonly left = computed(() =>
    fill(this.words().left, {
      left: this.#money(this.voucher().leftCents),
      value: this.#money(this.voucher().valueCents),
    }),
  );
  protected readonly monthly = computed(() => {
    const { monthlyCents } = this.voucher();
    return monthlyCents && fill(this.words().monthly, { amount: this.#money(monthlyCents) });
  });
  protected readonly until = computed(() => {
    const { expiresOn, isExpired } = this.voucher();
    const day = formatDay(expiresOn, this.#language.locale());
    return fill(isExpired ? this.words().expired : this.words().until, { day });
  });
  protected readonly uses = computed(() =>
    this.voucher().uses.map((use) => {
      const { praticaId, number, reservedCents, spentCents, returnedCents } = use;
      const words = this.words().use;
      const say = (text: string, cents: number) => (cents > 0 ? [fill(text, { amount: this.#money(cents) })] : []); // prettier-ignore
      const waits = Math.max(0, reservedCents - spentCents - (spentCents > 0 ? 0 : returnedCents));
      const parts = [...say(words.reserved, waits), ...say(words.spent, spentCents), ...say(words.returned, returnedCents)]; // prettier-ignore
      const title = `${this.#language.pick(use.nameIt, use.nameEn)} (${number})`;
      return { praticaId, title, text: parts.join(', ') };
    }),
  );

  #money(cents: number): string {
    return formatCents(cents, this.#language.locale());
  }
}
