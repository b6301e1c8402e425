import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import type { Pratica } from '../api-types';
import { Words } from '../words/words';
import { FieldError, isWrong } from './field-error';
import type { PayloadForm } from './payload-form';

/** Which of the enti that were asked is to leave the pratica: none that was chosen. */
@Component({
  selector: 'wemi-exclude-form',
  imports: [FieldError, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label for="exclude-ente">{{ words.say('excludeEnte.which') }}</label>
      <select
        id="exclude-ente"
        class="control"
        aria-describedby="exclude-error"
        [attr.aria-invalid]="isWrong(exclusion.enteId)"
        [formField]="exclusion.enteId"
      >
        <option value="">{{ words.say('excludeEnte.choose') }}</option>
        @for (one of enti(); track one.ente.id) {
          <option [value]="one.ente.id">
            {{ one.ente.name }} ({{ words.say('answer.' + one.answer) }})
          </option>
        }
      </select>
      <wemi-field-error id="exclude-error" [of]="exclusion.enteId" />
    </div>
  `,
})
export class ExcludeForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  protected readonly enti = computed(() =>
    this.pratica().enti.filter(
      ({ ente, answer }) => answer !== 'excluded' && ente.id !== this.pratica().chosenEnte?.id,
    ),
  );
  readonly #model = signal({ enteId: '' });
  protected readonly exclusion = form(this.#model, (path) =>
    required(path.enteId, { message: 'wrong.ente' }),
  );

  read(): Record<string, unknown> | undefined {
    this.exclusion.enteId().markAsTouched();
    return this.exclusion().valid() ? { enteId: this.#model().enteId } : undefined;
  }
}
