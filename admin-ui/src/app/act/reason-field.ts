import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import { Words } from '../words/words';
import { FieldError, isWrong } from './field-error';
import type { PayloadForm } from './payload-form';

const LONGEST = 1000;

@Component({
  selector: 'wemi-reason-field',
  imports: [FieldError, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label [for]="name()">{{ words.say(label()) }}</label>
      <p [id]="name() + '-hint'" class="hint">
        {{ words.say(hint() ?? (inPlace() ? 'reason.hintInPlace' : 'reason.hint')) }}
      </p>
      <textarea
        [id]="name()"
        class="control"
        [attr.aria-describedby]="name() + '-hint ' + name() + '-error'"
        [attr.aria-invalid]="isWrong(reason.text)"
        [formField]="reason.text"
      ></textarea>
      <wemi-field-error [id]="name() + '-error'" [of]="reason.text" />
    </div>
  `,
})
export class ReasonField implements PayloadForm {
  readonly inPlace = input.required<boolean>();
  /** Of the field on the page, where there can be more than one. */
  readonly name = input('reason');
  /** Key of what the field is called. */
  readonly label = input('reason.label');
  /** Key of what is said of who will read it, where it is not the people concerned. */
  readonly hint = input<string>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #model = signal({ text: '' });
  protected readonly reason = form(this.#model, (path) => {
    required(path.text, { message: 'wrong.reason' });
    maxLength(path.text, LONGEST, { message: 'wrong.tooLong' });
    validate(path.text, ({ value }) =>
      value().trim() === '' ? { kind: 'blank', message: 'wrong.reason' } : undefined,
    );
  });

  /** For the next time it is asked. */
  clear(): void {
    this.#model.set({ text: '' });
    this.reason().reset();
  }

  read(): { reason: string } | undefined {
    this.reason.text().markAsTouched();
    return this.reason().valid() ? { reason: this.#model().text.trim() } : undefined;
  }
}
