import { Component, computed, inject, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DeadlinePipe, InstantPipe } from '../format/date-pipes';
import { MoneyPipe } from '../format/money';
import { payableOf } from './instalment';
import { PraticaStore } from './pratica-store';

/** How an order is paid: each instalment with its day, what is paid, and what can be paid now. */
@Component({
  selector: 'app-instalments-card',
  imports: [DeadlinePipe, InstantPipe, MoneyPipe, TranslocoPipe],
  styles: `
    section {
      margin-top: 1.5rem;
      padding: 1.5rem;
    }
    ol {
      margin: 1rem 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1rem;
      align-items: center;
      min-height: 44px;
      padding: 0.5rem 0;
    }
    li + li {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .amount {
      font-weight: 700;
    }
    .said {
      flex: 1 1 12rem;
    }
  `,
  template: `
    <section class="card" aria-labelledby="instalments" data-testid="instalments">
      <h2 id="instalments" tabindex="-1">{{ 'payment.instalments.title' | transloco }}</h2>
      <p>{{ 'payment.instalments.lead' | transloco }}</p>
      <ol>
        @for (part of parts(); track part.id) {
          <li [attr.data-status]="part.isLate ? 'late' : part.status">
            <span>{{ 'payment.instalments.name' | transloco: { n: part.instalment } }}:&ngsp;</span>
            <span class="amount">{{ part.amountCents - spent(part) | money }}&ngsp;</span>
            <span class="said">
              @if (part.isLate) {
                {{ 'payment.instalments.late' | transloco }}
              } @else if (part.status === 'due') {
                {{ 'payment.instalments.by' | transloco: { at: part.dueAt | deadline } }}
              } @else if (part.status === 'settled' && part.settledAt) {
                {{ 'payment.instalments.settled' | transloco: { at: part.settledAt | instant } }}
              } @else {
                {{ 'payment.instalments.' + part.status | transloco }}
              }
            </span>
            @if (mayChoose(part.id)) {
              <button type="button" class="button plain" (click)="choose.emit(part.id)">
                {{ 'payment.instalments.pay' | transloco: { n: part.instalment } }}
              </button>
            }
          </li>
        }
      </ol>
    </section>
  `,
})
export class InstalmentsCard {
  readonly choose = output<string>();
  protected readonly store = inject(PraticaStore);
  protected readonly parts = computed(() => this.store.payment()?.instalments ?? []);
  /** With one that can be paid there is nothing to choose: it stands in the box above. */
  readonly #choosable = computed(() => {
    const mayPay = this.store.mandate()?.scope.includes('pay') ?? true;
    const payable = mayPay ? payableOf(this.parts()).map(({ id }) => id) : [];
    return payable.length > 1 ? payable : [];
  });

  protected mayChoose(id: string): boolean {
    return this.#choosable().includes(id);
  }

  /** Of what is due, vouchers pay their part. */
  protected spent({ status, coveredCents }: { status: string; coveredCents: number }): number {
    return status === 'due' ? coveredCents : 0;
  }
}
