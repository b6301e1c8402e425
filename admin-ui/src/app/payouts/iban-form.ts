import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { FieldError, isWrong } from '../act/field-error';
import type { EnteIbans } from '../api-types';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** One of the ente's people proposes where it is to be paid. */
@Component({
  selector: 'wemi-iban-form',
  imports: [FieldError, FormField, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="no-print" novalidate (submit)="$event.preventDefault(); propose()">
      @for (name of names; track name) {
        <div class="field">
          <label [for]="'iban-' + name">{{ words.say('payouts.iban.' + name) }}</label>
          <input
            class="control"
            autocomplete="off"
            [id]="'iban-' + name"
            [attr.aria-describedby]="'iban-' + name + '-error'"
            [attr.aria-invalid]="isWrong(draft[name])"
            [formField]="draft[name]"
          />
          <wemi-field-error [id]="'iban-' + name + '-error'" [of]="draft[name]" />
        </div>
      }
      <button matButton="filled" type="submit" [disabled]="isSending()">
        {{ words.say('payouts.iban.propose') }}
      </button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      max-width: 420px;
    }
  `,
})
export class IbanForm {
  readonly enteId = input.required<string>();
  /** What there is now. */
  readonly proposed = output<EnteIbans>();
  readonly failed = output<unknown>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #once = inject(SendOnce);
  protected readonly names = ['iban', 'holder'] as const;
  readonly #model = signal({ iban: '', holder: '' });
  protected readonly draft = form(this.#model, (path) => {
    required(path.iban, { message: 'payouts.iban.wrong' });
    required(path.holder, { message: 'payouts.iban.noHolder' });
    maxLength(path.iban, 60, { message: 'wrong.tooLong' });
    maxLength(path.holder, 70, { message: 'wrong.tooLong' });
  });
  protected readonly isSending = signal(false);

  protected async propose(): Promise<void> {
    for (const name of this.names) this.draft[name]().markAsTouched();
    if (!this.draft().valid() || this.isSending()) return;
    this.isSending.set(true);
    try {
      const url = `/api/enti/${this.enteId()}/iban`;
      this.proposed.emit(await this.#once.post<EnteIbans>(url, this.#model()));
    } catch (error) {
      this.failed.emit(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
