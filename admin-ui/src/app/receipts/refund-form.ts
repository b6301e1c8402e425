import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, maxLength, pattern, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type Confirmation } from '../act/confirm-dialog';
import { FieldError, isWrong } from '../act/field-error';
import { goToFirstError } from '../act/payload-form';
import { ReasonField } from '../act/reason-field';
import { RECEIPT } from '../act/receipt-form';
import type { Pratica, RefundedByHand } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

const LONGEST = 40;

/** That what a counter took and was not used has been given back, against a receipt. */
@Component({
  selector: 'wemi-refund-form',
  imports: [FieldError, FormField, MatButton, ProblemBox, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="no-print" novalidate (submit)="$event.preventDefault(); send()">
      <h3>{{ words.say('receipts.back', { amount: words.money(cents()) }) }}</h3>
      <p class="muted">{{ words.say('receipts.backHelp') }}</p>
      <div class="field">
        <label for="refund-number">{{ words.say('receipts.refundNumber') }}</label>
        <p id="refund-hint" class="hint">{{ words.say('receipts.numberHint') }}</p>
        <input
          id="refund-number"
          class="control"
          autocomplete="off"
          aria-describedby="refund-hint refund-error"
          [attr.aria-invalid]="isWrong(refund.number)"
          [formField]="refund.number"
        />
        <wemi-field-error id="refund-error" [of]="refund.number" />
      </div>
      <wemi-reason-field
        name="refund-note"
        label="receipts.note"
        hint="receipts.refundNoteHint"
        [inPlace]="false"
      />
      @if (error(); as error) {
        <wemi-problem [error]="error" [canRetry]="false" />
      }
      <button matButton="filled" type="submit" [disabled]="isSending()">
        {{ words.say(isSending() ? 'act.sending' : 'receipts.record') }}
      </button>
    </form>
  `,
})
export class RefundForm {
  readonly pratica = input.required<Pratica>();
  readonly cents = input.required<number>();
  readonly done = output();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #http = inject(HttpClient);
  readonly #dialog = inject(MatDialog);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly note = viewChild.required(ReasonField);
  readonly #model = signal({ number: '' });
  protected readonly refund = form(this.#model, (path) => {
    required(path.number, { message: 'wrong.receipt' });
    pattern(path.number, RECEIPT, { message: 'wrong.receipt' });
    maxLength(path.number, LONGEST, { message: 'wrong.tooLong' });
  });
  protected readonly isSending = signal(false);
  protected readonly error = signal<unknown>(undefined);
  /** One for each content: sent again because nobody answered, it has one effect. */
  #sent = { key: '', content: '' };

  protected async send(): Promise<void> {
    this.refund.number().markAsTouched();
    const said = this.note().read();
    if (!said || !this.refund().valid()) return goToFirstError(this.#host);
    if (this.isSending() || !(await this.#isSure())) return;
    const mandateId = this.pratica().mandate?.id;
    const body = {
      refundNumber: this.#model().number.trim(),
      note: said.reason,
      ...(mandateId ? { onBehalfOf: { mandateId } } : {}),
    };
    const content = JSON.stringify(body);
    if (content !== this.#sent.content) this.#sent = { key: crypto.randomUUID(), content };
    this.isSending.set(true);
    this.error.set(undefined);
    try {
      const url = `/api/pratiche/${this.pratica().id}/refunds-by-hand`;
      const headers = { 'idempotency-key': this.#sent.key };
      await firstValueFrom(this.#http.post<RefundedByHand>(url, body, { headers }));
      this.done.emit();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  async #isSure(): Promise<boolean> {
    const data: Confirmation = {
      title: this.words.say('receipts.record'),
      text: this.words.say('receipts.confirm', {
        amount: this.words.money(this.cents()),
        number: this.#model().number.trim(),
      }),
      confirm: this.words.say('act.confirm'),
    };
    const asked = this.#dialog.open<ConfirmDialog, Confirmation, boolean>(ConfirmDialog, { data });
    return (await firstValueFrom(asked.afterClosed())) === true;
  }
}
