import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { FieldError, isWrong } from '../act/field-error';
import type { EnteIbans } from '../api-types';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** Where an ente is paid: its own to write, from today on; what was before stays readable. */
@Component({
  selector: 'wemi-iban-form',
  imports: [Bones, FieldError, FormField, MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    } @else if (resource.hasValue()) {
      <p>
        @if (now(); as one) {
          {{
            words.say('payouts.iban.now', {
              iban: spaced(one.iban),
              holder: one.holder,
              day: words.day(one.validFrom),
            })
          }}
        } @else {
          <strong>{{ words.say('payouts.iban.none') }}</strong>
        }
      </p>
    } @else {
      <wemi-bones />
    }
    <form class="no-print" novalidate (submit)="$event.preventDefault(); save()">
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
      @if (problem(); as error) {
        <wemi-problem [error]="error" [canRetry]="false" />
      }
      <button matButton="filled" type="submit" [disabled]="isSending()">
        {{ words.say('payouts.iban.save') }}
      </button>
      <p role="status">{{ said() }}</p>
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
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #once = inject(SendOnce);
  readonly #path = computed(() => `/api/enti/${this.enteId()}/iban`);
  protected readonly resource = httpResource<EnteIbans>(() => this.#path());
  protected readonly now = computed(() => this.resource.value()?.items[0]);
  protected readonly names = ['iban', 'holder'] as const;
  readonly #model = signal({ iban: '', holder: '' });
  protected readonly draft = form(this.#model, (path) => {
    required(path.iban, { message: 'payouts.iban.wrong' });
    required(path.holder, { message: 'payouts.iban.noHolder' });
    maxLength(path.iban, 60, { message: 'wrong.tooLong' });
    maxLength(path.holder, 70, { message: 'wrong.tooLong' });
  });
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly said = signal('');

  protected spaced(iban: string): string {
    return iban.replace(/(.{4})(?=.)/g, '$1 ');
  }

  protected async save(): Promise<void> {
    for (const name of this.names) this.draft[name]().markAsTouched();
    if (!this.draft().valid() || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      await this.#once.post<EnteIbans>(this.#path(), this.#model());
      this.#model.set({ iban: '', holder: '' });
      this.draft().reset();
      this.said.set(this.words.say('payouts.iban.saved'));
      this.resource.reload();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
