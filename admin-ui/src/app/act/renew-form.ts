import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Pratica } from '../api-types';
import { PriceLines } from '../pratica/price-lines';
import { Words } from '../words/words';
import type { PayloadForm } from './payload-form';

/** What accepting means, read before it is confirmed; there is nothing to type. */
@Component({
  selector: 'wemi-renew-form',
  imports: [PriceLines],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (pratica().renewal; as renewal) {
      <wemi-price-lines [lines]="renewal.lines" />
      <p class="notice" role="status">{{ consequence() }}</p>
    } @else {
      <p class="notice warn" role="status">{{ words.say('renewal.gone') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }

    p {
      margin: 0;
    }
  `,
})
export class RenewForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  readonly consequence = computed(() => {
    const { renewal, service } = this.pratica();
    if (!renewal || !service) return '';
    return this.words.say('renewal.accepts', {
      from: this.words.day(renewal.startDate),
      to: this.words.day(renewal.endDate),
      total: this.words.money(renewal.totalCents),
      end: this.words.day(service.endDate),
      // The instant is the midnight after the last day for it.
      by: this.words.day(new Date(Date.parse(renewal.payBy) - 1).toISOString()),
    });
  });

  /** Accepts the proposal that is on the page: the API refuses it if there is another by now. */
  read(): Record<string, unknown> | undefined {
    const { renewal } = this.pratica();
    return renewal ? { proposalId: renewal.proposalId } : undefined;
  }
}
