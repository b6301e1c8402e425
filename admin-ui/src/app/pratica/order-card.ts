import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { OrderView } from '../api-types';
import { Words } from '../words/words';
import { PriceLines } from './price-lines';

@Component({
  selector: 'wemi-order-card',
  imports: [PriceLines],
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
  protected readonly words = inject(Words);
}
