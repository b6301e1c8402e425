import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { Words } from '../words/words';
import { FieldError, isWrong } from './field-error';
import type { PayloadForm } from './payload-form';

@Component({
  selector: 'wemi-extend-form',
  imports: [FieldError, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label for="extend-days">{{ words.say('extend.days') }}</label>
      <p id="extend-hint" class="hint">{{ words.say('extend.hint', { most: most() }) }}</p>
      <input
        id="extend-days"
        class="control amount"
        inputmode="numeric"
        autocomplete="off"
        aria-describedby="extend-hint extend-error"
        [attr.aria-invalid]="isWrong(extension.days)"
        [formField]="extension.days"
      />
      <wemi-field-error id="extend-error" [of]="extension.days" />
    </div>
  `,
  styles: `
    input {
      max-width: 120px;
    }
  `,
})
export class ExtendForm implements PayloadForm {
  readonly most = input.required<number>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #model = signal({ days: '' });
  protected readonly extension = form(this.#model, (path) => {
    validate(path.days, ({ value }) => {
      const days = Number(value());
      const isFine = /^\d{1,2}$/.test(value()) && days >= 1 && days <= this.most();
      return isFine ? undefined : { kind: 'days', message: 'wrong.days' };
    });
  });

  read(): Record<string, unknown> | undefined {
    this.extension.days().markAsTouched();
    return this.extension().valid() ? { businessDays: Number(this.#model().days) } : undefined;
  }
}
