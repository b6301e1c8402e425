import { Component, computed, inject, input } from '@angular/core';
import { PraticaStore } from '../pratica/pratica-store';
import { TariffReason } from './tariff-reason';

/** At the checkout: how the tariff of this order was decided. Nothing where there is none. */
@Component({
  selector: 'app-order-tariff',
  imports: [TariffReason],
  template: `
    @if (decided(); as judged) {
      <app-tariff-reason [judged]="judged" />
    }
  `,
})
export class OrderTariffNote {
  /** Of the service that is paid for; the latest order when missing. */
  readonly period = input<number>();
  readonly #store = inject(PraticaStore);
  protected readonly decided = computed(() => {
    const orders = this.#store.tariff()?.orders ?? [];
    const period = this.period();
    return period === undefined ? orders[0] : orders.find((order) => order.period === period);
  });
}
