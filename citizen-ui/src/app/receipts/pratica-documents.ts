import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Language } from '../language/language';
import { lastValue } from '../remote/last-value';
import { PraticaStore } from '../pratica/pratica-store';
import type { PraticaPaymentsAnswer } from '../remote/types';
import { DownloadButton } from './download-button';
import { fill, RECEIPT_WORDS } from './words';

/** The papers of a pratica's money: the order's summary, a receipt for each payment made. */
@Component({
  selector: 'app-pratica-documents',
  imports: [DownloadButton, RouterLink],
  template: `
    @if (order(); as order) {
      <section class="card no-print" aria-labelledby="papers">
        <h2 id="papers">{{ words().documents }}</h2>
        <app-download-button
          [url]="'/api/pratiche/' + store.id() + '/order.pdf?period=' + order.period"
          [name]="number() + '-ordine-' + order.period + '.pdf'"
          [text]="words().order"
        />
        @for (payment of receipts(); track payment.id) {
          <app-download-button
            [url]="'/api/payments/' + payment.id + '/receipt.pdf'"
            [name]="payment.receiptNumber + '.pdf'"
            [text]="fill(words().receiptNumber, { number: payment.receiptNumber })"
          />
        }
        @if (mayPay()) {
          <p>
            <a
              class="button plain"
              routerLink="/pagamenti"
              [queryParams]="{ pratica: store.id() }"
              >{{ words().title }}</a
            >
          </p>
        }
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      justify-items: start;
      padding: 1.25rem;
    }
    h2 {
      margin-bottom: 0.5rem;
      font-size: var(--size-large);
    }
    p {
      margin: 0;
    }
  `,
})
export class PraticaDocuments {
  protected readonly store = inject(PraticaStore);
  readonly #language = inject(Language);
  protected readonly fill = fill;
  protected readonly words = computed(() => RECEIPT_WORDS[this.#language.code()]);
  protected readonly order = computed(() => {
    const pratica = this.store.pratica();
    return pratica?.nextOrder ?? pratica?.order;
  });
  protected readonly number = computed(() => this.store.pratica()?.number ?? '');
  /** What was paid is for those who pay: a mandate may leave it out. */
  protected readonly mayPay = computed(() => this.store.mandate()?.scope.includes('pay') ?? true);
  readonly #resource = httpResource<PraticaPaymentsAnswer>(() => {
    // A payment moves the pratica: its receipt is asked for anew.
    const pratica = this.store.pratica();
    return pratica?.order && this.mayPay() ? `/api/pratiche/${pratica.id}/payment-list` : undefined;
  });
  readonly #answer = lastValue(this.#resource);
  protected readonly receipts = computed(() =>
    (this.#answer()?.items ?? []).flatMap(({ id, receiptNumber }) =>
      receiptNumber ? [{ id, receiptNumber }] : [],
    ),
  );
}
