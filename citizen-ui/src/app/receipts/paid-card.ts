import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatDay, formatInstant, formatInstantDay } from '../format/dates';
import { formatCents, MoneyPipe } from '../format/money';
import { Language } from '../language/language';
import type { PaymentItem } from '../remote/types';
import { DownloadButton } from './download-button';
import { fill, RECEIPT_WORDS } from './words';

/** One payment that was made: what for, how much, how it came, what came back, its receipt. */
@Component({
  selector: 'app-paid-card',
  imports: [DownloadButton, MoneyPipe, RouterLink],
  styleUrl: './payment-card.scss',
  template: `
    <article class="card">
      <div class="head">
        <h4>{{ serviceName() }}</h4>
        <p class="amount">{{ payment().amountCents | money }}</p>
      </div>
      @if (payment().mandate; as mandate) {
        <p class="behalf">{{ fill(words().forName, { name: mandate.principalName }) }}</p>
      }
      <p class="muted">{{ payment().ente.name }} · {{ period() }}</p>
      <p>
        <span class="tag" [class.good]="!isBack()" [class.care]="isBack()">{{ status() }}</span>
      </p>
      @for (line of lines(); track line) {
        <p>{{ line }}</p>
      }
      <p class="small muted">
        @if (payment().receiptNumber; as number) {
          {{ fill(words().receiptNumber, { number }) }} ·
        }
        <a [routerLink]="['/pratiche', payment().pratica.id]">{{
          fill(words().pratica, { number: payment().pratica.number })
        }}</a>
      </p>
      <div class="documents no-print">
        @if (payment().receiptNumber; as number) {
          <app-download-button
            [url]="'/api/payments/' + payment().id + '/receipt.pdf'"
            [name]="number + '.pdf'"
            [text]="words().receipt"
            [about]="number"
          />
        }
        <app-download-button
          [url]="orderUrl()"
          [name]="payment().pratica.number + '-ordine-' + payment().period + '.pdf'"
          [text]="words().order"
          [about]="payment().pratica.number"
        />
      </div>
    </article>
  `,
})
export class PaidCard {
  readonly payment = input.required<PaymentItem>();
  readonly #language = inject(Language);
  protected readonly fill = fill;
  protected readonly words = computed(() => RECEIPT_WORDS[this.#language.code()]);
  protected readonly serviceName = computed(() => {
    const { serviceTypeNameIt, serviceTypeNameEn } = this.payment();
    return this.#language.pick(serviceTypeNameIt, serviceTypeNameEn);
  });
  protected readonly isBack = computed(
    () => this.payment().refunds.length > 0 || this.payment().onItsWayCents > 0,
  );
  protected readonly status = computed(() => {
    const { status } = this.words();
    return this.isBack() ? status.back : status.settled;
  });
  protected readonly period = computed(() => {
    const { startDate, endDate } = this.payment();
    const day = (date: string) => formatDay(date, this.#language.locale());
    return fill(this.words().period, { from: day(startDate), until: day(endDate) });
  });
  protected readonly orderUrl = computed(() => {
    const { pratica, period } = this.payment();
    return `/api/pratiche/${pratica.id}/order.pdf?period=${period}`;
  });
  /** How it was paid, what the city bore and a voucher covered, what came back. */
  protected readonly lines = computed(() => {
    const { settledAt, ways, tariffCents, voucherCents, refunds, onItsWayCents } = this.payment();
    const words = this.words();
    const locale = this.#language.locale();
    const money = (cents: number) => formatCents(cents, locale);
    const how = ways.map((way) => words.way[way]).join(', ');
    const at = settledAt ? formatInstant(settledAt, locale) : '';
    return [
      ...(at ? [fill(words.paidOn, { at, ways: how }).trim()] : []),
      ...(tariffCents > 0 ? [fill(words.borne, { amount: money(tariffCents) })] : []),
      ...(voucherCents > 0 ? [fill(words.voucher, { amount: money(voucherCents) })] : []),
      ...refunds.map((refund) =>
        fill(words.refunded, {
          amount: money(refund.amountCents),
          at: formatInstantDay(refund.at, locale),
        }),
      ),
      ...(onItsWayCents > 0 ? [fill(words.onItsWay, { amount: money(onItsWayCents) })] : []),
    ];
  });
}
