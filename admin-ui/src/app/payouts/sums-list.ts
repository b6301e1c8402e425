import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Words } from '../words/words';

interface Sums {
  openingCents?: number;
  paidCents: number;
  voucherCents: number;
  directCents?: number;
  refundCents: number;
  feeCents: number;
  returnedCents: number;
  paidOutCents?: number;
  amountCents?: number;
  closingCents?: number;
}

const MINUS = ['directCents', 'refundCents', 'feeCents', 'paidOutCents'];
const ALWAYS = ['paidCents', 'feeCents', 'amountCents', 'openingCents', 'closingCents'];

/** What makes up an amount, line by line: they add up to the last one. */
@Component({
  selector: 'wemi-sums',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dl class="facts">
      @for (line of lines(); track line.name) {
        <div>
          <dt>{{ words.say('payouts.sum.' + line.name) }}</dt>
          <dd>{{ words.money(line.cents) }}</dd>
        </div>
      }
    </dl>
  `,
})
export class SumsList {
  readonly of = input.required<Sums>();
  /** Which, in their order. */
  readonly names = input<(keyof Sums)[]>(['paidCents', 'voucherCents', 'directCents', 'refundCents', 'feeCents', 'returnedCents', 'amountCents']); // prettier-ignore
  protected readonly words = inject(Words);
  protected readonly lines = computed(() =>
    this.names().flatMap((name) => {
      const cents = this.of()[name] ?? 0;
      const isTold = cents !== 0 || ALWAYS.includes(name);
      return isTold ? [{ name, cents: MINUS.includes(name) ? 0 - cents : cents }] : [];
    }),
  );
}
