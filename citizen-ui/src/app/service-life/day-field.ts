import { Component, computed, input, output } from '@angular/core';
import type { WrongField } from '../need/check-draft';
import { FieldErrorText } from '../need/field-error';
import { fieldId } from '../need/need-form';

/** A day to choose, within limits that its hint says before. */
@Component({
  selector: 'app-day-field',
  imports: [FieldErrorText],
  styles: `
    .input {
      max-width: 14rem;
    }
  `,
  template: `
    <div class="field">
      <label [for]="id()">{{ label() }}</label>
      @if (hint(); as text) {
        <p class="hint" [id]="id() + '-hint'">{{ text }}</p>
      }
      <app-field-error [error]="error()" [errorId]="id() + '-error'" />
      <input
        #day
        type="date"
        class="input"
        required
        [id]="id()"
        [min]="earliest()"
        [max]="latest()"
        [value]="value()"
        [attr.aria-invalid]="error() ? true : null"
        [attr.aria-describedby]="describedBy()"
        (input)="chosen.emit(day.value)"
      />
    </div>
  `,
})
export class DayField {
  /** JSON Pointer into the command. */
  readonly pointer = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly earliest = input('');
  readonly latest = input('');
  readonly value = input.required<string>();
  readonly error = input.required<WrongField | undefined>();
  readonly chosen = output<string>();
  protected readonly id = computed(() => fieldId(this.pointer()));
  protected readonly describedBy = computed(() => {
    const ids = [
      ...(this.hint() ? [`${this.id()}-hint`] : []),
      ...(this.error() ? [`${this.id()}-error`] : []),
    ];
    return ids.join(' ') || null;
  });
}
