import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PayoutsAnswer, Reconciliation, Reconciliations } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** What about money waits for the office: payouts to approve, and days whose books do not agree. */
@Component({
  selector: 'wemi-money-duties',
  imports: [ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (payouts.error() ?? books.error(); as error) {
      <wemi-problem [error]="error" (retry)="reload()" />
    }
    @if (asked() + odd().length > 0) {
      <section class="card" aria-labelledby="money-duties">
        <h2 id="money-duties">{{ words.say('payouts.duties.title') }}</h2>
        <ul>
          @if (asked() > 0) {
            <li>
              <a routerLink="/pagamenti-enti" [queryParams]="{ status: 'asked' }">{{
                words.say('payouts.duties.approve', { n: asked() })
              }}</a>
            </li>
          }
          @for (one of odd(); track one.id) {
            <li>
              <a routerLink="/quadratura">{{ say(one) }}</a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    a {
      display: inline-block;
      min-height: 24px;
    }
  `,
})
export class MoneyDuties {
  protected readonly words = inject(Words);
  protected readonly payouts = httpResource<PayoutsAnswer>(() => '/api/payouts?status=asked&limit=100'); // prettier-ignore
  protected readonly books = httpResource<Reconciliations>(() => '/api/reconciliations?limit=7');
  protected readonly asked = computed(() =>
    this.payouts.hasValue() ? this.payouts.value().items.length : 0,
  );
  protected readonly odd = computed(() =>
    this.books.hasValue()
      ? this.books.value().items.filter(({ differences }) => differences.length > 0)
      : [],
  );

  protected say({ day, differences: { length: n } }: Reconciliation): string {
    return this.words.say('payouts.duties.books', { day: this.words.day(day), n });
  }

  protected reload(): void {
    this.payouts.reload();
    this.books.reload();
  }
}
