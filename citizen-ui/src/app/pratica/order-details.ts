import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PlanView } from '../plan/plan-view';
import type { Order, PaymentView, PlanView as Plan } from '../remote/types';
import { DayPipe, InstantPipe } from '../format/date-pipes';
import { MoneyPipe } from '../format/money';
import { KeptServiceLink } from '../kept-service/kept-service-link';
import { PriceLines } from './price-lines';

/** What was agreed: with whom, from when to when, who comes, at what price. */
@Component({
  selector: 'app-order-details',
  imports: [DayPipe, InstantPipe, KeptServiceLink, MoneyPipe, PlanView, PriceLines, RouterLink, TranslocoPipe], // prettier-ignore
  styles: `
    section {
      margin-top: 1.5rem;
      padding: 1.5rem;
    }
    h2 {
      margin-bottom: 1rem;
    }
    dl {
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    }
    dd a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
    }
    dd.lines {
      font-weight: 400;
    }
    .total {
      font-size: var(--size-large);
    }
  `,
  template: `
    <section class="card" [attr.aria-labelledby]="titleId()">
      <h2 [id]="titleId()">
        {{ (isNext() ? 'pratica.order.nextTitle' : 'pratica.order.title') | transloco }}
      </h2>
      <dl class="facts">
        <div>
          <dt>{{ 'pratica.order.ente' | transloco }}</dt>
          <dd>
            <a [routerLink]="['/enti', order().ente.id]">{{ order().ente.name }}</a>
          </dd>
        </div>
        <div>
          <dt>{{ 'pratica.order.period' | transloco }}</dt>
          <dd>
            {{
              'pratica.order.fromTo'
                | transloco: { from: order().startDate | day, to: order().endDate | day }
            }}
          </dd>
        </div>
        @if (order().operatorName; as name) {
          <div>
            <dt>{{ 'pratica.order.operator' | transloco }}</dt>
            <dd>{{ name }}</dd>
          </div>
        }
        <div>
          <dt>{{ 'pratica.offers.lines' | transloco }}</dt>
          <dd class="lines"><app-price-lines [lines]="order().lines" /></dd>
        </div>
        <div>
          <dt>{{ 'pratica.offers.total' | transloco }}</dt>
          <dd class="total">{{ order().totalCents | money }}</dd>
          @if (payment()?.settledAt; as at) {
            <dd class="small">{{ 'pratica.order.paidOn' | transloco: { at: at | instant } }}</dd>
          }
        </div>
      </dl>
      <app-kept-service-link [service]="order().service" />
      @if (plan(); as plan) {
        <app-plan-view [plan]="plan" />
      }
    </section>
  `,
})
export class OrderDetails {
  readonly order = input.required<Order>();
  readonly payment = input<PaymentView>();
  /** Agreed upon for the period after this one. */
  readonly isNext = input(false);
  readonly plan = input<Plan | null>(null);
  protected readonly titleId = computed(() => (this.isNext() ? 'next-order' : 'order'));
}
