import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FieldErrorText } from './field-error';
import { NeedForm, fieldId } from './need-form';

/** A text that may be left out; a refusal of the API is said at the field it points to. */
@Component({
  selector: 'app-optional-text',
  imports: [FieldErrorText, TranslocoPipe],
  template: `
    <div class="field">
      <label [for]="id()"
        >{{ label() | transloco }}
        <span class="hint">{{ 'need.optional' | transloco }}</span></label
      >
      @if (hint()) {
        <p class="hint" [id]="id() + '-hint'">{{ hint() | transloco }}</p>
      }
      <app-field-error [error]="error()" [errorId]="id() + '-error'" />
      @if (rows() > 1) {
        <textarea
          #text
          class="input"
          [id]="id()"
          [rows]="rows()"
          [attr.maxlength]="longest()"
          [attr.aria-invalid]="error() ? true : null"
          [attr.aria-describedby]="describedBy()"
          [value]="value() ?? ''"
          (input)="typed.emit(text.value)"
        ></textarea>
      } @else {
        <input
          #line
          class="input"
          [id]="id()"
          [attr.maxlength]="longest()"
          [attr.autocomplete]="autocomplete()"
          [attr.aria-invalid]="error() ? true : null"
          [attr.aria-describedby]="describedBy()"
          [value]="value() ?? ''"
          (input)="typed.emit(line.value)"
        />
      }
    </div>
  `,
})
export class OptionalText {
  /** JSON Pointer into the need. */
  readonly pointer = input.required<string>();
  /** Keys of the dictionaries. */
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly value = input.required<string | undefined>();
  readonly longest = input.required<number>();
  /** More than one: a box of text. */
  readonly rows = input(1);
  readonly autocomplete = input('off');
  readonly typed = output<string>();
  readonly #form = inject(NeedForm);
  protected readonly id = computed(() => fieldId(this.pointer()));
  protected readonly error = computed(() => this.#form.errorAt(this.pointer()));
  protected readonly describedBy = computed(() => {
    const ids = [
      ...(this.hint() ? [`${this.id()}-hint`] : []),
      ...(this.error() ? [`${this.id()}-error`] : []),
    ];
    return ids.join(' ') || null;
  });
}
