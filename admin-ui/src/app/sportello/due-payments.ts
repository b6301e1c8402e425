import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { PaymentItem, PaymentsAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** What somebody at the counter has to pay; one step leads to recording that they paid it here. */
@Component({
  selector: 'wemi-due-payments',
  imports: [MatButton, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="due-title" data-testid="due-payments">
      <h2 id="due-title">{{ words.say('citizen.due') }}</h2>
      @if (resource.error(); as error) {
        <wemi-problem [error]="error" (retry)="resource.reload()" />
      }
      @if (payments(); as items) {
        <ul role="list">
          @for (payment of items; track payment.id) {
            <li>
              <strong>{{ words.money(payment.amountCents - payment.coveredCents) }}</strong>
              <span>{{ words.serviceName(payment) }}, {{ payment.ente.name }}</span>
              <span class="muted">{{
                words.say('payments.due', { at: words.instant(payment.dueAt) })
              }}</span>
              @if (isTakenHere(payment)) {
                <a
                  matButton="filled"
                  [routerLink]="['/pratiche', payment.pratica.id]"
                  [queryParams]="{ act: actFor(payment) }"
                >
                  {{ words.say('citizen.recordPayment') }}
                  <span class="visually-hidden">{{ payment.pratica.number }}</span>
                </a>
              } @else {
                <span class="muted">{{ words.say(whyNot(payment)) }}</span>
              }
            </li>
          } @empty {
            <li>{{ words.say('citizen.nothingDue') }}</li>
          }
        </ul>
      } @else if (!resource.error()) {
        <p class="visually-hidden" role="status">{{ words.say('words.loading') }}</p>
        <span class="bone"></span>
      }
    </section>
  `,
  styleUrl: './due-payments.scss',
})
export class DuePayments {
  readonly citizenId = input.required<string>();
  protected readonly words = inject(Words);
  readonly #live = inject(Live);
  protected readonly resource = httpResource<PaymentsAnswer>(() => {
    this.#live.changes();
    const params = { is: 'due', applicantId: this.citizenId(), limit: '50' };
    return { url: '/api/me/payments', params };
  });
  readonly #last = keepLast(this.resource, this.citizenId);
  protected readonly payments = computed(() =>
    this.#last()?.items.toSorted((one, other) => one.dueAt.localeCompare(other.dueAt)),
  );

  /**
   * What begins a next period is paid online only, and what is owed to the comune through pagoPA
   * (docs/adr/0021, 0032).
   */
  protected isTakenHere({ isPayable, payee, period, instalment }: PaymentItem): boolean {
    return isPayable && payee === 'ente' && (period === 1 || instalment > 1);
  }

  /** A service that is over takes no step any more: its page offers to record what is still owed. */
  protected actFor({ instalment }: PaymentItem): string {
    return instalment > 1 ? 'recordInstalmentPaid' : 'recordPaidElsewhere';
  }

  protected whyNot({ payee }: PaymentItem): string {
    return payee === 'comune' ? 'citizen.byPagoPa' : 'citizen.online';
  }
}
