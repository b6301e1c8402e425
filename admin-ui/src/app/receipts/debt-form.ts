import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { form, FormField, maxLength, pattern, required } from '@angular/forms/signals';
import type { Confirmation } from '../act/confirm-dialog';
import { FieldError, isWrong } from '../act/field-error';
import { ReasonedForm } from '../act/reasoned-form';
import { RECEIPT } from '../act/receipt-form';
import type { DebtTaken, Pratica } from '../api-types';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

const LONGEST = 40;

/** What was still owed of a service that is over was paid at a counter, against a receipt. */
@Component({
  selector: 'wemi-debt-form',
  imports: [FieldError, FormField, ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wemi-reasoned-form
      [name]="id() + '-note'"
      label="receipts.note"
      hint="payments.debt.noteHint"
      [act]="words.say('payments.debt.record')"
      [question]="question"
      [send]="send"
    >
      <p>{{ words.say('receipts.due', { amount: amount() }) }}</p>
      <div class="field">
        <label [for]="id() + '-number'">{{ words.say('receipts.number') }}</label>
        <p [id]="id() + '-hint'" class="hint">{{ words.say('receipts.numberHint') }}</p>
        <input
          [id]="id() + '-number'"
          class="control"
          autocomplete="off"
          [attr.aria-describedby]="id() + '-hint ' + id() + '-error'"
          [attr.aria-invalid]="isWrong(receipt.number)"
          [formField]="receipt.number"
        />
        <wemi-field-error [id]="id() + '-error'" [of]="receipt.number" />
      </div>
    </wemi-reasoned-form>
  `,
})
export class DebtForm {
  readonly pratica = input.required<Pratica>();
  readonly paymentId = input.required<string>();
  readonly cents = input.required<number>();
  readonly done = output();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  /** Several can stand on one page. */
  protected readonly id = computed(() => `debt-${this.paymentId()}`);
  protected readonly amount = computed(() => this.words.money(this.cents()));
  readonly #once = inject(SendOnce);
  readonly #model = signal({ number: '' });
  protected readonly receipt = form(this.#model, (path) => {
    required(path.number, { message: 'wrong.receipt' });
    pattern(path.number, RECEIPT, { message: 'wrong.receipt' });
    maxLength(path.number, LONGEST, { message: 'wrong.tooLong' });
  });

  protected readonly question = (): Confirmation | undefined => {
    this.receipt.number().markAsTouched();
    if (!this.receipt().valid()) return undefined;
    const number = this.#model().number.trim();
    return {
      title: this.words.say('payments.debt.record'),
      text: this.words.say('payments.debt.confirm', { amount: this.amount(), number }),
      confirm: this.words.say('act.confirm'),
    };
  };

  protected readonly send = async (note: string): Promise<void> => {
    const { id, mandate } = this.pratica();
    const body = {
      paymentId: this.paymentId(),
      amountCents: this.cents(),
      receiptNumber: this.#model().number.trim(),
      note,
      ...(mandate ? { onBehalfOf: { mandateId: mandate.id } } : {}),
    };
    await this.#once.post<DebtTaken>(`/api/pratiche/${id}/debts-paid`, body);
    this.done.emit();
  };
}
