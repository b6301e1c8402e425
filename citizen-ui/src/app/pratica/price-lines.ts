import { Component, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PriceLine } from '../remote/types';
import { formatCents } from '../format/money';
import { formatNumber } from '../format/numbers';
import { Language } from '../language/language';

/** What a total is made of: each line with its unit price and how many. */
@Component({
  selector: 'app-price-lines',
  styles: `
    ul {
      display: grid;
      gap: 0.375rem;
      padding: 0;
    }
    li {
      line-height: 1.35;
    }
    strong {
      display: block;
      font-weight: 600;
    }
  `,
  template: `
    <ul class="lines">
      @for (line of lines(); track $index) {
        <li>
          <strong>{{ unitPrice(line) }}</strong>
          <span class="small muted"
            ><span [attr.lang]="language.italian()">{{ line.label }}</span
            >, {{ quantity(line) }}</span
          >
        </li>
      }
    </ul>
  `,
})
export class PriceLines {
  readonly lines = input.required<readonly PriceLine[]>();
  readonly #words = inject(TranslocoService);
  protected readonly language = inject(Language);

  protected unitPrice({ unitCents, unit }: PriceLine): string {
    const price = formatCents(unitCents, this.language.locale());
    return `${price} ${this.#words.translate<string>(`units.${unit}`)}`;
  }

  protected quantity({ quantity, unit }: PriceLine): string {
    const n = formatNumber(quantity, this.language.locale());
    return this.#words.translate(quantity === 1 ? `units.one.${unit}` : `units.quantity.${unit}`, {
      n,
    });
  }
}
