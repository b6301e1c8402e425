import { Component, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { centsOf } from './filters';

/** The highest price: what cannot be read as euro is refused here, with its reason. */
@Component({
  selector: 'app-price-filter',
  imports: [TranslocoPipe],
  template: `
    <div class="field">
      <label [for]="id()">{{
        (isOfNeed() ? 'services.maxNeedPrice' : 'services.maxPrice') | transloco
      }}</label>
      @if (isWrong()) {
        <p class="field-error" role="alert" [id]="id() + '-error'">
          {{ 'services.wrongPrice' | transloco }}
        </p>
      }
      <input
        #price
        class="input short"
        inputmode="decimal"
        maxlength="9"
        autocomplete="off"
        [id]="id()"
        [value]="text()"
        [attr.aria-invalid]="isWrong() ? true : null"
        [attr.aria-describedby]="isWrong() ? id() + '-error' : null"
        (change)="take(price.value.trim())"
      />
    </div>
  `,
})
export class PriceFilter {
  readonly id = input.required<string>();
  readonly value = input<string>();
  /** Whether it is the price of what is needed, and not of an hour or a visit. */
  readonly isOfNeed = input(false);
  readonly changed = output<string>();
  protected readonly isWrong = signal(false);
  protected readonly text = linkedSignal(() => this.value() ?? '');

  protected take(typed: string): void {
    this.text.set(typed);
    this.isWrong.set(typed !== '' && centsOf(typed) === null);
    if (!this.isWrong()) this.changed.emit(typed);
  }
}
