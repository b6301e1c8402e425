import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MoneyPipe } from '../format/money';
import { PlanView } from '../plan/plan-view';
import { PriceLines } from '../pratica/price-lines';
import type { OrderedService, Renewal } from '../remote/types';
import { RenewalWords } from './renewal-words';
import { ServiceWords } from './service-words';

/** A proposal as it stands: whose turn it is, what it says, and what accepting it would mean. */
@Component({
  selector: 'app-renewal-proposal',
  imports: [MoneyPipe, PlanView, PriceLines, TranslocoPipe],
  styles: `
    dl {
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
      margin-block: 1rem;
    }
    dd.lines {
      font-weight: 400;
    }
    p + p {
      margin-top: 0.5rem;
    }
    .total {
      font-size: var(--size-large);
    }
  `,
  template: `
    <p class="notice">{{ standing() }}</p>
    <dl class="facts">
      <div>
        <dt>{{ 'pratica.order.period' | transloco }}</dt>
        <dd>{{ words.fromTo(renewal()) }}</dd>
      </div>
      <div>
        <dt>{{ 'pratica.offers.lines' | transloco }}</dt>
        <dd class="lines"><app-price-lines [lines]="renewal().lines" /></dd>
      </div>
      <div>
        <dt>{{ 'pratica.offers.total' | transloco }}</dt>
        <dd class="total">{{ renewal().totalCents | money }}</dd>
      </div>
    </dl>
    @if (renewal().plan; as plan) {
      <app-plan-view [plan]="plan" />
    }
    @if (canAccept()) {
      @for (sentence of words.consequences(service(), renewal()); track sentence) {
        <p>{{ sentence }}</p>
      }
    }
  `,
})
export class RenewalProposal {
  readonly service = input.required<OrderedService>();
  readonly renewal = input.required<Renewal>();
  readonly isSuspended = input.required<boolean>();
  readonly canAccept = input.required<boolean>();
  protected readonly words = inject(RenewalWords);
  readonly #service = inject(ServiceWords);
  protected readonly standing = computed(() => {
    const whose = this.renewal().by === 'citizen' ? 'mine' : 'theirs';
    const until = this.isSuspended() ? 'afterPause' : `${whose}Until`;
    const end = this.#service.day(this.service().endDate);
    return `${this.words.say(`renewal.${whose}`)} ${this.words.say(`renewal.${until}`, { end })}`;
  });
}
