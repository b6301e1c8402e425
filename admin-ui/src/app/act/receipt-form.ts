import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { form, FormField, maxLength, pattern, required } from '@angular/forms/signals';
import type { PaymentView, Pratica } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import { FieldError, isWrong } from './field-error';
import type { PayloadForm } from './payload-form';

const LONGEST = 40;
/** What api/payments/receipt-schemas.ts takes. */
export const RECEIPT = /^\s*[A-Za-z0-9](?:[A-Za-z0-9 ./-]*[A-Za-z0-9])?\s*$/;

/** What is due, read before it is taken, and the receipt that was given for it. */
@Component({
  selector: 'wemi-receipt-form',
  imports: [FieldError, FormField, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    .notice {
      margin: 12px 0;
    }
  `,
  template: `
    <div aria-live="polite" data-testid="receipt-due">
      @if (due(); as cents) {
        <p class="notice">
          <strong>{{ words.say('receipts.due', { amount: words.money(cents) }) }}</strong>
        </p>
      } @else if (payment.error()) {
        <wemi-problem [error]="payment.error()" (retry)="payment.reload()" />
      } @else if (payment.isLoading()) {
        <p class="visually-hidden" role="status">{{ words.say('words.loading') }}</p>
        <span class="bone"></span>
      } @else {
        <p class="notice warn">{{ words.say('receipts.nothingDue') }}</p>
      }
      @if (isWaiting() && !due()) {
        <p class="notice warn">{{ words.say('receipts.wait') }}</p>
      }
    </div>
    <div class="field">
      <label for="receipt-number">{{ words.say('receipts.number') }}</label>
      <p id="receipt-hint" class="hint">{{ words.say('receipts.numberHint') }}</p>
      <input
        id="receipt-number"
        class="control"
        autocomplete="off"
        aria-describedby="receipt-hint receipt-error"
        [attr.aria-invalid]="isWrong(receipt.number)"
        [formField]="receipt.number"
      />
      <wemi-field-error id="receipt-error" [of]="receipt.number" />
    </div>
  `,
})
export class ReceiptForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #model = signal({ number: '' });
  protected readonly receipt = form(this.#model, (path) => {
    required(path.number, { message: 'wrong.receipt' });
    pattern(path.number, RECEIPT, { message: 'wrong.receipt' });
    maxLength(path.number, LONGEST, { message: 'wrong.tooLong' });
  });
  readonly #at = computed(() => `${this.pratica().id} ${this.pratica().version}`);
  protected readonly payment = httpResource<PaymentView>(() => {
    // What is due changes with the pratica.
    const [id] = this.#at().split(' ');
    return { url: `/api/pratiche/${id}/payments` };
  });
  protected readonly due = computed(() => {
    const payment = this.payment.hasValue() ? this.payment.value() : undefined;
    return payment?.status === 'due' ? payment.amountCents - payment.coveredCents : undefined;
  });
  protected readonly isWaiting = signal(false);
  readonly consequence = computed(() => {
    const cents = this.due();
    return cents === undefined
      ? ''
      : this.words.say('receipts.effect', {
          amount: this.words.money(cents),
          number: this.#model().number.trim(),
        });
  });

  /** Nothing is sent before the amount was on the page. */
  read(): Record<string, unknown> | undefined {
    this.receipt.number().markAsTouched();
    this.isWaiting.set(this.due() === undefined);
    if (!this.receipt().valid() || this.due() === undefined) return undefined;
    return { receiptNumber: this.#model().number.trim() };
  }
}
