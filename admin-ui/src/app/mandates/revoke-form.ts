import { afterNextRender, ChangeDetectionStrategy, Component, ElementRef, inject, input, output, signal, viewChild } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { type Confirmation, ConfirmDialog } from '../act/confirm-dialog';
import { goToFirstError } from '../act/payload-form';
import { ReasonField } from '../act/reason-field';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** Ends a mandate by office: always with a reason, which both people read. */
@Component({
  selector: 'wemi-revoke-form',
  imports: [MatButton, ProblemBox, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form
      class="card"
      novalidate
      aria-labelledby="revoke-title"
      (submit)="$event.preventDefault(); send()"
    >
      <h2 id="revoke-title" tabindex="-1">{{ words.say('mandates.revoke') }}</h2>
      <p class="muted">{{ words.say('mandates.revokeHelp') }}</p>
      <wemi-reason-field [inPlace]="false" />
      @if (problem(); as error) {
        <wemi-problem [error]="error" [canRetry]="false" />
      }
      <div class="actions">
        <button matButton="filled" type="submit" [disabled]="isSending()">
          {{ words.say(isSending() ? 'act.sending' : 'mandates.revoke') }}
        </button>
        <button matButton type="button" (click)="leave.emit()">{{ words.say('act.leave') }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
    }

    p {
      margin: 0;
    }
  `,
})
export class RevokeForm {
  readonly mandateId = input.required<string>();
  readonly done = output();
  readonly leave = output();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly why = viewChild.required(ReasonField);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  constructor() {
    afterNextRender(() => this.#host.querySelector<HTMLElement>('h2')?.focus());
  }

  protected async send(): Promise<void> {
    const reason = this.why().read();
    if (!reason) return goToFirstError(this.#host);
    if (!(await this.#isConfirmed())) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      await this.#once.post(`/api/mandates/${this.mandateId()}/revoke`, reason);
      this.done.emit();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  async #isConfirmed(): Promise<boolean> {
    const data: Confirmation = {
      title: this.words.say('mandates.revoke'),
      text: this.words.say('mandates.revokeConfirm'),
      confirm: this.words.say('act.confirm'),
    };
    const dialog = this.#dialog.open(ConfirmDialog, { data });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
