import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatDay } from '../format/dates';
import { formatCents, MoneyPipe } from '../format/money';
import { Language } from '../language/language';
import { DueDate } from '../pratiche/due-date';
import type { PaymentItem } from '../remote/types';
import { fill, RECEIPT_WORDS } from './words';

/** One payment to make: what for, how much, by when, and one button. */
@Component({
  selector: 'app-due-card',
  imports: [DueDate, MoneyPipe, RouterLink],
  styleUrl: './payment-card.scss',
  template: `
    <article class="card due">
      <div class="head">
        <h3>{{ serviceName() }}</h3>
        <p class="amount">{{ toPay() | money }}</p>
      </div>
      @if (payment().mandate; as mandate) {
        <p class="behalf">{{ fill(words().forName, { name: mandate.principalName }) }}</p>
      }
      <p>{{ payment().ente.name }} · {{ period() }}</p>
      @if (part(); as part) {
        <p>{{ part }}</p>
      }
      @if (isLate()) {
        <p>{{ words().late }}</p>
      } @else {
        <app-due-date [at]="payment().dueAt" />
      }
      @if (payment().isPayable) {
        <p class="act">
          <a
            class="button"
            [routerLink]="['/pratiche', payment().pratica.id]"
            fragment="payment"
            [attr.aria-describedby]="hintId()"
          >
            {{ pay() }}
            <span class="visually-hidden">: {{ payment().pratica.number }}</span>
          </a>
        </p>
        <p class="small" [id]="hintId()">{{ words().payHint }}</p>
      } @else {
        <p>{{ words().notNow }}</p>
      }
    </article>
  `,
})
export class DueCard {
  readonly payment = input.required<PaymentItem>();
  readonly #language = inject(Language);
  protected readonly fill = fill;
  protected readonly words = computed(() => RECEIPT_WORDS[this.#language.code()]);
  protected readonly hintId = computed(() => `hint-${this.payment().id}`);
  protected readonly serviceName = computed(() => {
    const { serviceTypeNameIt, serviceTypeNameEn } = this.payment();
    return this.#language.pick(serviceTypeNameIt, serviceTypeNameEn);
  });
  protected readonly period = computed(() => {
    const { startDate, endDate } = this.payment();
    const day = (date: string) => formatDay(date, this.#language.locale());
    return fill(this.words().period, { from: day(startDate), until: day(endDate) });
  });
  protected readonly part = computed(() => {
    const { instalment, instalments } = this.payment();
    const n = { n: String(instalment), all: String(instalments) };
    return instalments > 1 ? fill(this.words().instalment, n) : '';
  });
  /** An instalment that was not paid in time stops nothing: it is said kindly. */
  protected readonly isLate = computed(() => {
    const { instalment, dueAt } = this.payment();
    return instalment > 1 && dueAt < new Date().toISOString();
  });
  /** What vouchers leave of it. */
  protected readonly toPay = computed(
    () => this.payment().amountCents - this.payment().coveredCents,
  );
  protected readonly pay = computed(() => {
    const amount = formatCents(this.toPay(), this.#language.locale());
    return fill(this.words().pay, { amount });
  });
}
