import { Component, DestroyRef, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readFailure } from '../remote/problem';
import { MoneyPipe } from '../format/money';
import { Live } from '../live/live';
import { ActingFor } from '../mandates/acting-for';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { News } from '../pratica/news';
import { RateLink } from '../ratings/rate-link';
import { PraticaStore } from '../pratica/pratica-store';
import { newsOf } from './attempt-state';

const askAgainAfter = 4_000;

/** Where the bank sends people back. It says what the API knows, and goes on asking until it does. */
@Component({
  selector: 'app-outcome-page',
  imports: [ActingFor, MoneyPipe, ProblemPanel, RateLink, RouterLink, Skeleton, TranslocoPipe],
  providers: [PraticaStore, News],
  styles: `
    .notice {
      margin-block: 1.5rem;
    }
    .amount {
      font-size: var(--size-large);
      font-weight: 700;
    }
  `,
  template: `
    <div class="container page">
      @if (store.mandate(); as mandate) {
        <app-acting-for [mandate]="mandate" />
      }
      <h1 tabindex="-1">
        {{ (news() ? 'payment.outcome.' + news() + '.title' : 'titles.payment') | transloco }}
      </h1>
      @if (news(); as news) {
        <div
          class="notice narrow"
          role="status"
          data-testid="payment-outcome"
          [attr.data-outcome]="news"
          [class.good]="news === 'settled'"
          [class.warn]="news === 'failed' || news === 'closed'"
        >
          <p class="amount">{{ store.payment()?.amountCents ?? 0 | money }}</p>
          <p>{{ 'payment.outcome.' + text() | transloco }}</p>
        </div>
        @if (news === 'settled') {
          <app-rate-link after="payment" />
        }
        <div class="actions">
          <a class="button" [routerLink]="['/pratiche', pratica()]">{{
            (news === 'failed' || news === 'due' ? 'payment.tryAgain' : 'payment.toPratica')
              | transloco
          }}</a>
          <a class="button secondary" routerLink="/pratiche">{{ 'nav.pratiche' | transloco }}</a>
        </div>
      } @else if (!pratica() || isMissing()) {
        <p class="lead">{{ 'payment.outcome.unknown' | transloco }}</p>
        <p>
          <a class="button" routerLink="/pratiche">{{ 'nav.pratiche' | transloco }}</a>
        </p>
      } @else if (hasNoPayment()) {
        <p class="lead">{{ 'payment.outcome.closed.text' | transloco }}</p>
        <p>
          <a class="button" [routerLink]="['/pratiche', pratica()]">{{
            'payment.toPratica' | transloco
          }}</a>
        </p>
      } @else if (error()) {
        <app-problem-panel [error]="error()" (retry)="store.reload()" />
      } @else {
        <app-skeleton [count]="2" />
      }
    </div>
  `,
})
export class OutcomePage {
  /** The id of the pratica, as the bank's page hands it back. */
  readonly pratica = input('');
  /** Which of its payments. */
  readonly pagamento = input('');
  protected readonly store = inject(PraticaStore);
  protected readonly news = computed(() => {
    const payment = this.store.payment();
    return payment && newsOf(payment);
  });
  protected readonly text = computed(() => {
    if (this.news() === 'settled' && this.#isLater()) return 'instalment';
    const isForNext = Boolean(this.store.pratica()?.service?.next);
    return this.news() === 'settled' && isForNext ? 'renewed' : `${this.news()}.text`;
  });
  /** An instalment after the first starts nothing. */
  readonly #isLater = computed(() => {
    const payment = this.store.payment();
    return payment?.instalments.some(({ id, instalment }) => id === payment.id && instalment > 1);
  });
  protected readonly error = computed(
    () => this.store.resource.error() ?? this.store.paymentResource.error(),
  );

  protected readonly isMissing = computed(
    () => readFailure(this.store.resource.error()).status === 404,
  );
  /** The pratica is there and has no order: nothing will ever come to be shown. */
  protected readonly hasNoPayment = computed(() => {
    const pratica = this.store.pratica();
    return pratica !== undefined && !pratica.order;
  });

  constructor() {
    // The announcements of what changes while one waits.
    inject(News);
    const destroyed = inject(DestroyRef);
    effect(() => this.store.paymentId.set(this.pagamento()));
    effect(() => this.store.id.set(this.pratica()));
    destroyed.onDestroy(inject(Live).listen());
    const timer = setInterval(() => {
      if (this.news() === 'waiting' && document.visibilityState === 'visible') this.store.reload();
    }, askAgainAfter);
    destroyed.onDestroy(() => clearInterval(timer));
  }
}
