import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Service } from '../remote/types';
import { Language } from '../language/language';
import { MoneyPipe } from '../format/money';

@Component({
  selector: 'app-price-table',
  imports: [MoneyPipe, TranslocoPipe],
  styles: `
    table {
      width: 100%;
      max-width: 40rem;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 0.75rem 0.5rem 0.75rem 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      text-align: left;
      vertical-align: baseline;
    }
    thead th {
      color: var(--mat-sys-on-surface-variant);
      font-size: var(--size-small);
      font-weight: 400;
    }
    tbody th {
      font-weight: 600;
    }
    th:last-child,
    td:last-child {
      padding-right: 0;
      text-align: right;
    }
    strong {
      font-size: var(--size-large);
      white-space: nowrap;
    }
  `,
  template: `
    <table>
      <thead>
        <tr>
          <th scope="col">{{ 'services.sheet.lineColumn' | transloco }}</th>
          <th scope="col">{{ 'services.sheet.priceColumn' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track $index) {
          <tr>
            <th scope="row">
              <span [attr.lang]="language.italian()">{{ line.label }}</span>
              @if (line.minimum && line.minimum > 1) {
                <span class="small muted">
                  {{
                    'services.sheet.minimum'
                      | transloco
                        : { n: 'units.quantity.' + line.unit | transloco: { n: line.minimum } }
                  }}
                </span>
              }
            </th>
            <td>
              <strong>{{ line.unitCents | money }}</strong>
              <span class="small muted"> {{ 'units.' + line.unit | transloco }}</span>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class PriceTable {
  protected readonly language = inject(Language);
  readonly lines = input.required<Service['priceLines']>();
}
