import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { FieldError, isWrong } from '../act/field-error';
import type { Reconciliation } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { addDays, today } from '../words/dates';
import { Words } from '../words/words';

/** A day that is over, looked at now: whoever has set something right sees whether it is. */
@Component({
  selector: 'wemi-ask-day',
  imports: [FieldError, FormField, MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="no-print" novalidate (submit)="$event.preventDefault(); ask()">
      <div class="field">
        <label for="books-day">{{ words.say('books.day') }}</label>
        <p id="books-day-hint" class="hint">{{ words.say('books.dayHint') }}</p>
        <input
          id="books-day"
          class="control"
          type="date"
          aria-describedby="books-day-hint books-day-error"
          [attr.aria-invalid]="isWrong(draft.day)"
          [formField]="draft.day"
        />
        <wemi-field-error id="books-day-error" [of]="draft.day" />
      </div>
      <button matButton="filled" type="submit" [disabled]="isBusy()">
        {{ words.say(isBusy() ? 'books.asking' : 'books.ask') }}
      </button>
      @if (problem(); as error) {
        <wemi-problem [error]="error" (retry)="ask()" />
      }
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      justify-items: start;
    }
  `,
})
export class AskDay {
  readonly done = output<Reconciliation>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #once = inject(SendOnce);
  readonly #model = signal({ day: addDays(today(), -1) });
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly draft = form(this.#model, (path) => {
    validate(path.day, ({ value }) =>
      value() && value() < today() ? undefined : { kind: 'day', message: 'books.badDay' },
    );
  });

  protected async ask(): Promise<void> {
    this.draft.day().markAsTouched();
    if (this.isBusy() || !this.draft().valid()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      this.done.emit(await this.#once.post<Reconciliation>('/api/reconciliations', this.#model()));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}
