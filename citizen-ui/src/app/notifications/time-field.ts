import { Component, computed, input, output } from '@angular/core';

/** A time of the day to choose. */
@Component({
  selector: 'app-time-field',
  template: `
    <div class="field">
      <label [for]="field()">{{ label() }}</label>
      @if (wrong(); as message) {
        <p class="field-error" [id]="field() + '-error'">{{ message }}</p>
      }
      <input
        #time
        type="time"
        class="input short"
        required
        [id]="field()"
        [value]="value()"
        [attr.aria-invalid]="wrong() ? true : null"
        [attr.aria-describedby]="describedBy()"
        (input)="chosen.emit(time.value)"
      />
    </div>
  `,
})
export class TimeField {
  /** The id of its input. */
  readonly field = input.required<string>();
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  /** What to put right; empty when all is well. */
  readonly wrong = input('');
  readonly chosen = output<string>();
  protected readonly describedBy = computed(() => (this.wrong() ? `${this.field()}-error` : null));
}
