import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { PriceLine } from '../api-types';
import { Words } from '../words/words';

@Component({
  selector: 'wemi-price-lines',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul role="list">
      @for (line of lines(); track $index) {
        <li>
          <span>
            {{ line.label }}
            @if (line.band) {
              <span class="muted">({{ words.say('band.' + line.band) }})</span>
            }
          </span>
          <span class="sum">
            {{ line.quantity }} × {{ words.money(line.unitCents) }}
            <span class="muted">{{ words.say('perUnit.' + line.unit) }}</span>
          </span>
          <strong>{{ words.money(line.unitCents * line.quantity) }}</strong>
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 16px;
      padding: 6px 0;
      border-bottom: 1px dotted var(--wemi-line);
      font-variant-numeric: tabular-nums;
    }

    .sum {
      grid-row: 2;
    }

    strong {
      grid-row: span 2;
      align-self: center;
      text-align: right;
    }

    @media (width >= 720px) {
      li {
        grid-template-columns: minmax(0, 1fr) 220px 110px;
      }

      .sum,
      strong {
        grid-row: auto;
        text-align: right;
      }
    }
  `,
})
export class PriceLines {
  readonly lines = input.required<PriceLine[]>();
  protected readonly words = inject(Words);
}
