import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type Confirmation } from '../act/confirm-dialog';
import { ReasonField } from '../act/reason-field';
import type { Contest } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** The answer to a contest, by somebody other than who acted. */
@Component({
  selector: 'wemi-answer-form',
  imports: [MatButton, ProblemBox, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="$event.preventDefault(); send()">
      <fieldset>
        <legend>{{ words.say('contests.outcome') }}</legend>
        @for (choice of choices; track choice.say) {
          <label>
            <input
              type="radio"
              [name]="'upheld-' + contest().id"
              [checked]="upheld() === choice.upheld"
              (change)="upheld.set(choice.upheld)"
            />
            {{ words.say(choice.say) }}
          </label>
        }
      </fieldset>
      <wemi-reason-field
        [inPlace]="false"
        [name]="'answer-' + contest().id"
        hint="contests.answerHint"
      />
      @if (error(); as error) {
        <wemi-problem [error]="error" (retry)="send()" />
      }
      <button matButton="filled" type="submit" [disabled]="isSending()">
        {{ words.say('contests.answer') }}
      </button>
    </form>
  `,
})
export class AnswerForm {
  readonly contest = input.required<Contest>();
  readonly done = output();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #dialog = inject(MatDialog);
  protected readonly text = viewChild.required(ReasonField);
  protected readonly upheld = signal(false);
  protected readonly isSending = signal(false);
  protected readonly error = signal<unknown>(undefined);
  /** One for each content: sent again because nobody answered, it has one effect. */
  #sent = { key: '', content: '' };
  protected readonly choices = [
    { say: 'contests.yes', upheld: true },
    { say: 'contests.no', upheld: false },
  ];

  protected async send(): Promise<void> {
    const said = this.text().read();
    if (!said || this.isSending() || !(await this.#isSure())) return;
    const body = { upheld: this.upheld(), answer: said.reason };
    const content = JSON.stringify(body);
    if (content !== this.#sent.content) this.#sent = { key: crypto.randomUUID(), content };
    const headers = { 'idempotency-key': this.#sent.key };
    this.isSending.set(true);
    this.error.set(undefined);
    try {
      const url = `/api/contests/${this.contest().id}/answer`;
      await firstValueFrom(this.#http.post<Contest>(url, body, { headers }));
      this.done.emit();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  async #isSure(): Promise<boolean> {
    const data: Confirmation = {
      title: this.words.say('contests.confirmAnswer'),
      text: this.words.say('contests.answerFinal'),
      confirm: this.words.say('contests.answer'),
    };
    const asked = this.#dialog.open<ConfirmDialog, Confirmation, boolean>(ConfirmDialog, { data });
    return (await firstValueFrom(asked.afterClosed())) === true;
  }
}
