import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { FieldError, isWrong } from '../act/field-error';
import type { EnteSheet } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import { checkEnte, EMPTY_ENTE, FIELDS, toSaid } from './ente-draft';
import { EnteFields } from './ente-fields';

const NAMES = ['name', 'kind'] as const;

/** The office registers an ente; what qualifies it is an avviso. */
@Component({
  imports: [EnteFields, FieldError, FormField, MatButton, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      <a routerLink="/enti">{{ words.say('enti.back') }}</a>
    </p>
    <h1>{{ words.say('enteSheet.register') }}</h1>
    <p class="muted">{{ words.say('enteSheet.registerIntro') }}</p>
    <form novalidate (submit)="$event.preventDefault(); save()">
      <div class="card">
        @for (name of names; track name) {
          <div class="field">
            <label [for]="'ente-' + name">{{ words.say('enteSheet.' + name) }}</label>
            <input
              class="control"
              autocomplete="off"
              [id]="'ente-' + name"
              [attr.aria-describedby]="'ente-' + name + '-error'"
              [attr.aria-invalid]="isWrong(draft[name])"
              [formField]="draft[name]"
            />
            <wemi-field-error [id]="'ente-' + name + '-error'" [of]="draft[name]" />
          </div>
        }
        <wemi-ente-fields [draft]="draft.sheet" />
      </div>
      @if (problem(); as error) {
        <wemi-problem [error]="error" [canRetry]="false" />
      }
      <button matButton="filled" type="submit" [disabled]="isSending()">
        {{ words.say('enteSheet.register') }}
      </button>
    </form>
  `,
  styles: `
    :host {
      display: block;
      max-width: 720px;
    }
    .card {
      display: grid;
      gap: 12px;
      margin-block: 16px;
    }
  `,
})
export class RegisterEntePage {
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #router = inject(Router);
  protected readonly isWrong = isWrong;
  protected readonly names = NAMES;
  readonly #model = signal({ name: '', kind: '', sheet: EMPTY_ENTE });
  protected readonly draft = form(this.#model, (path) => {
    for (const name of NAMES) required(path[name], { message: 'enteSheet.wrong.missing' });
    maxLength(path.name, 160, { message: 'wrong.tooLong' });
    maxLength(path.kind, 80, { message: 'wrong.tooLong' });
    checkEnte(path.sheet);
  });
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected async save(): Promise<void> {
    for (const name of NAMES) this.draft[name]().markAsTouched();
    for (const name of FIELDS) this.draft.sheet[name]().markAsTouched();
    if (!this.draft().valid() || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const { name, kind, sheet } = this.#model();
      const body = { name: name.trim(), kind: kind.trim(), said: toSaid(sheet) };
      const { id } = await this.#once.post<EnteSheet>('/api/office/enti', body);
      await this.#router.navigate(['/enti', id]);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
