import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Pratica } from '../api-types';
import { Words } from '../words/words';
import { PriceLines } from './price-lines';

/** The proposal that waits for an answer, or the next period once both sides have agreed on it. */
@Component({
  selector: 'wemi-renewal-facts',
  imports: [PriceLines],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (facts(); as facts) {
      <h3>{{ words.say('renewal.' + facts.title) }}</h3>
      @if (facts.by) {
        <p>{{ words.say('renewal.by.' + facts.by) }}</p>
      }
      <dl class="facts" data-testid="renewal-facts">
        <div>
          <dt>{{ words.say('renewal.period') }}</dt>
          <dd>{{ facts.period }}</dd>
        </div>
        @if (facts.total) {
          <div>
            <dt>{{ words.say('order.total') }}</dt>
            <dd>{{ facts.total }}</dd>
          </div>
        }
        @if (facts.payment) {
          <div>
            <dt>{{ words.say('renewal.payment') }}</dt>
            <dd>{{ facts.payment }}</dd>
          </div>
        }
      </dl>
      @if (pratica().service?.suspension) {
        <p class="muted">{{ words.say('renewal.moves') }}</p>
      }
      <wemi-price-lines [lines]="facts.lines" />
    }
  `,
  styles: `
    h3 {
      margin: 16px 0 8px;
    }

    .facts {
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
      margin-bottom: 8px;
    }
  `,
})
export class RenewalFacts {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  protected readonly facts = computed(() => {
    const { state, service, renewal } = this.pratica();
    if (!service || !['active', 'suspended', 'renewed'].includes(state)) return undefined;
    const { next } = service;
    if (next) {
      const { nextOrder } = this.pratica();
      const total = nextOrder ? this.words.money(nextOrder.totalCents) : '';
      const agreed = { total, payment: this.#payment(next), lines: nextOrder?.lines ?? [] };
      return { title: 'next', by: '', period: this.#fromTo(next), ...agreed };
    }
    if (!renewal) return undefined;
    const { by, lines, totalCents } = renewal;
    const total = this.words.money(totalCents);
    return { title: 'proposal', by, period: this.#fromTo(renewal), total, payment: '', lines };
  });

  #fromTo({ startDate, endDate }: { startDate: string; endDate: string }): string {
    const { words } = this;
    return words.say('service.fromTo', { from: words.day(startDate), to: words.day(endDate) });
  }

  #payment({ isPaid }: { isPaid: boolean }): string {
    if (isPaid) return this.words.say('renewal.paid');
    const by = this.pratica().deadlines.renewalPaymentDeadline;
    return by
      ? this.words.say('renewal.toPayBy', { by: this.words.instant(by) })
      : this.words.say('renewal.toPay');
  }
}
