import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { FieldError, isWrong } from '../act/field-error';
import { Words } from '../words/words';

/** A text, a number or a day to type: its label, what helps, and what is wrong with it. */
@Component({
  selector: 'wemi-typed-field',
  imports: [FieldError, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label [for]="name()">{{ label() }}</label>
      @if (hint(); as key) {
        <p class="hint" [id]="name() + '-hint'">{{ words.say(key) }}</p>
      }
      <input
        class="control"
        autocomplete="off"
        [type]="type() === 'date' ? 'date' : 'text'"
        [attr.inputmode]="type() === 'date' || type() === 'text' ? null : type()"
        [id]="name()"
        [attr.aria-describedby]="(hint() ? name() + '-hint ' : '') + name() + '-error'"
        [attr.aria-invalid]="isWrong(of())"
        [formField]="of()"
      />
      <wemi-field-error [id]="name() + '-error'" [of]="of()" />
    </div>
  `,
})
export class TypedField {
  readonly name = input.required<string>();
  /** Said already, as it can carry a number. */
  readonly label = input.required<string>();
  /** Key of a text. */
  readonly hint = input<string>();
  readonly type = input<'text' | 'date' | 'decimal' | 'numeric'>('text');
  readonly of = input.required<FieldTree<string>>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
}
