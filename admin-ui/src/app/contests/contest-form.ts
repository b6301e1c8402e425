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
import { Commands } from '../act/commands';
import { ConfirmDialog, type Confirmation } from '../act/confirm-dialog';
import { ReasonField } from '../act/reason-field';
import type { Pratica } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** Why an ente does not agree with a step taken in its place. */
@Component({
  selector: 'wemi-contest-form',
  imports: [MatButton, ProblemBox, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="$event.preventDefault(); send()">
      <p>{{ words.say('contests.consequence') }}</p>
      <wemi-reason-field
        [inPlace]="false"
        [name]="'contest-' + eventId()"
        hint="contests.reasonHint"
      />
      @if (error(); as error) {
        <wemi-problem [error]="error" (retry)="send()" />
      }
      <button matButton="filled" type="submit" [disabled]="isSending()">
        {{ words.say('contests.send') }}
      </button>
      <button matButton type="button" (click)="closed.emit()">{{ words.say('act.back') }}</button>
    </form>
  `,
})
export class ContestForm {
  readonly pratica = input.required<Pratica>();
  readonly eventId = input.required<string>();
  readonly done = output();
  readonly closed = output();
  protected readonly words = inject(Words);
  readonly #commands = inject(Commands);
  readonly #dialog = inject(MatDialog);
  protected readonly text = viewChild.required(ReasonField);
  protected readonly isSending = signal(false);
  protected readonly error = signal<unknown>(undefined);

  protected async send(): Promise<void> {
    const said = this.text().read();
    if (!said || this.isSending() || !(await this.#isSure())) return;
    this.isSending.set(true);
    this.error.set(undefined);
    try {
      const { id, version: expectedVersion } = this.pratica();
      const payload = { eventId: this.eventId() };
      await this.#commands.send(id, { transition: 'contest', expectedVersion, payload, ...said });
      this.done.emit();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  async #isSure(): Promise<boolean> {
    const data: Confirmation = {
      title: this.words.say('contests.confirmSend'),
      text: this.words.say('contests.sendFinal'),
      confirm: this.words.say('contests.send'),
    };
    const asked = this.#dialog.open<ConfirmDialog, Confirmation, boolean>(ConfirmDialog, { data });
    return (await firstValueFrom(asked.afterClosed())) === true;
  }
}
