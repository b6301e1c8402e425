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
import type { Pratica, RefundedByHand } from '../api-types';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

const LONGEST = 40;

const TEXTS = {
  counter: { back: 'receipts.back', help: 'receipts.backHelp', number: 'receipts.refundNumber', note: 'receipts.refundNoteHint', confirm: 'receipts.confirm' },
  transfer: { back: 'refunds.byTransfer', help: 'refunds.transferHelp', number: 'refunds.transferNumber', note: 'refunds.transferNoteHint', confirm: 'refunds.transferConfirm' },
} as const; // prettier-ignore

/**
 * That money has been given back by hand: what a counter took, against a receipt; what pagoPA took, by
 * bank transfer.
 */
@Component({
  selector: 'wemi-refund-form',
  imports: [FieldError, FormField, ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wemi-reasoned-form
      [name]="id() + '-note'"
      label="receipts.note"
      [hint]="texts().note"
      [act]="words.say('receipts.record')"
      [question]="question"
      [send]="send"
    >
      <h3>{{ words.say(texts().back, { amount: words.money(cents()) }) }}</h3>
      <p class="muted">{{ words.say(texts().help) }}</p>
      <div class="field">
        <label [for]="id() + '-number'">{{ words.say(texts().number) }}</label>
        <p [id]="id() + '-hint'" class="hint">{{ words.say('receipts.numberHint') }}</p>
        <input
          [id]="id() + '-number'"
          class="control"
          autocomplete="off"
          [attr.aria-describedby]="id() + '-hint ' + id() + '-error'"
          [attr.aria-invalid]="isWrong(refund.number)"
          [formField]="refund.number"
        />
        <wemi-field-error [id]="id() + '-error'" [of]="refund.number" />
      </div>
    </wemi-reasoned-form>
  `,
})
export class RefundForm {
  readonly pratica = input.required<Pratica>();
  readonly cents = input.required<number>();
  readonly way = input<keyof typeof TEXTS>('counter');
  readonly done = output();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  protected readonly texts = computed(() => TEXTS[this.way()]);
  /** Both can stand on one page. */
  protected readonly id = computed(() => (this.way() === 'counter' ? 'refund' : 'transfer'));
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
      text: this.words.say(this.texts().confirm, { amount, number }),
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
