import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderView, Pratica, TimelineEvent } from '../api-types';
import { CalendarButton } from '../calendar/calendar-button';
import { Words } from '../words/words';
import { PriceLines } from './price-lines';
import { RenewalFacts } from './renewal-facts';
import { ServiceFacts } from './service-facts';

@Component({
  selector: 'wemi-order-card',
  imports: [CalendarButton, PriceLines, RenewalFacts, RouterLink, ServiceFacts],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="order-title">
      <h2 id="order-title">{{ words.say('order.title') }}</h2>
      <dl class="facts">
        <div>
          <dt>{{ words.say('order.ente') }}</dt>
          <dd>{{ order().ente.name }}</dd>
        </div>
        <div>
          <dt>{{ words.say('order.start') }}</dt>
          <dd>{{ words.day(order().startDate) }}</dd>
        </div>
        <div>
          <dt>{{ words.say('order.end') }}</dt>
          <dd>{{ words.day(order().endDate) }}</dd>
        </div>
        @if (order().operatorName; as operator) {
          <div>
            <dt>{{ words.say('order.operator') }}</dt>
            <dd>{{ operator }}</dd>
          </div>
        }
        <div>
          <dt>{{ words.say('order.total') }}</dt>
          <dd>{{ words.money(order().totalCents) }}</dd>
        </div>
      </dl>
      <wemi-price-lines [lines]="order().lines" />
      @if (order().service; as kept) {
        <p>
          <a [routerLink]="['servizio', kept.id, kept.number]">{{
            words.say('offers.keptService')
          }}</a>
        </p>
      }
      @if (hasBegun()) {
        <wemi-service-facts [pratica]="pratica()" [events]="events()" />
        <wemi-renewal-facts [pratica]="pratica()" />
        <wemi-calendar-button [pratica]="pratica()" />
      }
    </section>
  `,
  styles: `
    .facts {
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 160px), 1fr));
      margin-bottom: 8px;
    }
  `,
})
export class OrderCard {
  readonly order = input.required<OrderView>();
  readonly pratica = input.required<Pratica>();
  readonly events = input.required<TimelineEvent[]>();
  protected readonly words = inject(Words);
  /** Until it is paid there is only what was ordered. */
  protected readonly hasBegun = computed(() => {
    const { state, service } = this.pratica();
    return service !== null && state !== 'order' && state !== 'payment';
  });
}
