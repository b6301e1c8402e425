import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { form, FormField, maxLength, pattern, required } from '@angular/forms/signals';
import type { Confirmation } from '../act/confirm-dialog';
import { FieldError, isWrong } from '../act/field-error';
import { ReasonedForm } from '../act/reasoned-form';
import { RECEIPT } from '../act/receipt-form';
import type { Pratica, RefundedByHand } from '../api-types';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

const LONGEST = 40;

/** That what a counter took and was not used has been given back, against a receipt. */
@Component({
  selector: 'wemi-refund-form',
  imports: [FieldError, FormField, ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wemi-reasoned-form
      name="refund-note"
      label="receipts.note"
      hint="receipts.refundNoteHint"
      [act]="words.say('receipts.record')"
      [question]="question"
      [send]="send"
    >
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
    </wemi-reasoned-form>
  `,
})
export class RefundForm {
  readonly pratica = input.required<Pratica>();
  readonly cents = input.required<number>();
  readonly done = output();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #once = inject(SendOnce);
  readonly #model = signal({ number: '' });
  protected readonly refund = form(this.#model, (path) => {
    required(path.number, { message: 'wrong.receipt' });
    pattern(path.number, RECEIPT, { message: 'wrong.receipt' });
    maxLength(path.number, LONGEST, { message: 'wrong.tooLong' });
  });

  protected readonly question = (): Confirmation | undefined => {
    this.refund.number().markAsTouched();
    if (!this.refund().valid()) return undefined;
    const amount = this.words.money(this.cents());
    const number = this.#model().number.trim();
    return {
      title: this.words.say('receipts.record'),
      text: this.words.say('receipts.confirm', { amount, number }),
      confirm: this.words.say('act.confirm'),
    };
  };

  protected readonly send = async (note: string): Promise<void> => {
    const { id, mandate } = this.pratica();
    const onBehalfOf = mandate ? { onBehalfOf: { mandateId: mandate.id } } : {};
    const body = { refundNumber: this.#model().number.trim(), note, ...onBehalfOf };
    await this.#once.post<RefundedByHand>(`/api/pratiche/${id}/refunds-by-hand`, body);
    this.done.emit();
  };
}
