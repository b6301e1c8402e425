import { Component, computed, input, output } from '@angular/core';
import type { WrongField } from '../need/check-draft';
import { FieldErrorText } from '../need/field-error';
import { fieldId } from '../need/need-form';

/** How many of something, at the price that its hint says. */
@Component({
  selector: 'app-quantity-field',
  imports: [FieldErrorText],
  template: `
    <div class="field">
      <label [for]="id()" [attr.lang]="labelLang()">{{ label() }}</label>
      <p class="hint" [id]="id() + '-hint'">{{ hint() }}</p>
      <app-field-error [error]="error()" [errorId]="id() + '-error'" />
      <input
        #number
        class="input short"
        inputmode="numeric"
        autocomplete="off"
        maxlength="4"
        required
        [id]="id()"
        [value]="value()"
        [attr.aria-invalid]="error() ? true : null"
        [attr.aria-describedby]="error() ? id() + '-hint ' + id() + '-error' : id() + '-hint'"
        (input)="typed.emit(number.value)"
      />
    </div>
  `,
})
export class QuantityField {
  /** JSON Pointer into the command. */
  readonly pointer = input.required<string>();
  readonly label = input.required<string>();
  /** The language of the label, where it is another than the page's. */
  readonly labelLang = input<string | null>(null);
  readonly hint = input.required<string>();
  readonly value = input.required<string>();
  readonly error = input.required<WrongField | undefined>();
  readonly typed = output<string>();
  protected readonly id = computed(() => fieldId(this.pointer()));
}
