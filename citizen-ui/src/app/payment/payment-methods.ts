import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Way } from './start-payment';

/** The ways to pay, each with what it costs in time; with one way there is nothing to choose. */
@Component({
  selector: 'app-payment-methods',
  imports: [TranslocoPipe],
  styles: `
    fieldset {
      margin: 1rem 0 0;
      padding: 0;
      border: 0;
    }
    label {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 0 0.75rem;
      align-items: baseline;
      padding: 0.75rem 0;
      min-height: 44px;
      cursor: pointer;
    }
    label + label {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .small {
      grid-column: 2;
    }
    input {
      width: 1.25rem;
      height: 1.25rem;
      accent-color: var(--mat-sys-primary);
    }
  `,
  template: `
    @if (methods().length > 1) {
      <fieldset>
        <legend>{{ 'payment.how' | transloco }}</legend>
        @for (method of methods(); track method) {
          <label>
            <input
              type="radio"
              name="payment-method"
              [value]="method"
              [checked]="method === chosen()"
              (change)="choose.emit(method)"
            />
            <span>{{ 'payment.method.' + method + '.name' | transloco }}</span>
            <span class="small muted">{{ 'payment.method.' + method + '.time' | transloco }}</span>
          </label>
        }
      </fieldset>
    } @else {
      <p class="small muted">{{ 'payment.method.' + chosen() + '.time' | transloco }}</p>
    }
  `,
})
export class PaymentMethods {
  readonly methods = input.required<readonly Way[]>();
  readonly chosen = input.required<Way>();
  readonly choose = output<Way>();
}
