import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import { type Confirmation, isConfirmed } from './confirm-dialog';
import { goBackToPlace, goToFirstError } from './payload-form';
import { ReasonField } from './reason-field';

/**
 * The frame of whatever is decided for a reason: the field, the question before it is sent, what
 * the API refuses. What was typed stays until it has gone through. Other fields stand inside it.
 */
@Component({
  selector: 'wemi-reasoned-form',
  imports: [MatButton, ProblemBox, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="no-print" novalidate (submit)="$event.preventDefault(); decide()">
      <ng-content />
      <wemi-reason-field [inPlace]="false" [name]="name()" [label]="label()" [hint]="hint()" />
      @if (problem(); as error) {
        <wemi-problem [error]="error" (retry)="decide()" />
      }
      <div class="actions">
        <button matButton="filled" type="submit" [disabled]="isSending()">
          {{ isSending() ? words.say('act.sending') : act() }}
        </button>
        @if (canLeave()) {
          <button matButton type="button" [disabled]="isSending()" (click)="leaveIt()">
            {{ words.say('act.leave') }}
          </button>
        }
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
    }
  `,
})
export class ReasonedForm {
  /** What its button says. */
  readonly act = input.required<string>();
  /** What is asked before it is sent; nothing while another field is wrong. */
  readonly question = input.required<() => Confirmation | undefined>();
  /** Does it; what it throws is shown here. */
  readonly send = input.required<(reason: string) => Promise<unknown>>();
  /** Of the reason's field, where the page can have several. */
  readonly name = input('reason');
  /** Keys of what the field is called and of who will read it. */
  readonly label = input('reason.label');
  readonly hint = input<string>();
  /** It was opened by a button, which is gone meanwhile: the focus comes here. */
  readonly canLeave = input(false);
  readonly leave = output();
  protected readonly words = inject(Words);
  readonly #dialog = inject(MatDialog);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly reason = viewChild.required(ReasonField);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  constructor() {
    afterNextRender(() => {
      if (this.canLeave()) this.#host.querySelector<HTMLElement>('h2, textarea')?.focus();
    });
  }

  protected leaveIt(): void {
    this.leave.emit();
    goBackToPlace(this.#host);
  }

  protected async decide(): Promise<void> {
    const said = this.reason().read();
    const question = this.question()();
    if (!said || !question) return goToFirstError(this.#host);
    if (this.isSending() || !(await isConfirmed(this.#dialog, question))) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      await this.send()(said.reason);
      this.reason().clear();
      goBackToPlace(this.#host);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
