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
      <label for="reason">{{ words.say('reason.label') }}</label>
      <p id="reason-hint" class="hint">
        {{ words.say(inPlace() ? 'reason.hintInPlace' : 'reason.hint') }}
      </p>
      <textarea
        id="reason"
        class="control"
        aria-describedby="reason-hint reason-error"
        [attr.aria-invalid]="isWrong(reason.text)"
        [formField]="reason.text"
      ></textarea>
      <wemi-field-error id="reason-error" [of]="reason.text" />
    </div>
  `,
})
export class ReasonField implements PayloadForm {
  readonly inPlace = input.required<boolean>();
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

  read(): { reason: string } | undefined {
    this.reason.text().markAsTouched();
    return this.reason().valid() ? { reason: this.#model().text.trim() } : undefined;
  }
}
