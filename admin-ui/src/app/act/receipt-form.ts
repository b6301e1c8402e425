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

type Instalment = PaymentView['instalments'][number];

function isOpenLater({ instalment, status }: Instalment): boolean {
  return instalment > 1 && status === 'due';
}

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
    @if (parts().length > 1) {
      <div class="field">
        <label for="receipt-part">{{ words.say('receipts.which') }}</label>
        <select #which id="receipt-part" class="control" (change)="part.set(which.value)">
          @for (one of parts(); track one.id) {
            <option [value]="one.id" [selected]="one.id === chosen()?.id">{{ say(one) }}</option>
          }
        </select>
      </div>
    }
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
  /** An instalment after the first, of several perhaps. */
  readonly isLater = input(false);
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
  readonly #payment = computed(() => (this.payment.hasValue() ? this.payment.value() : undefined));
  /** The instalments that can be taken here, the first to be due first. */
  protected readonly parts = computed(() => {
    const all = this.isLater() ? (this.#payment()?.instalments ?? []) : [];
    return all.filter(isOpenLater).sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  });
  protected readonly part = signal('');
  protected readonly chosen = computed(
    () => this.parts().find(({ id }) => id === this.part()) ?? this.parts()[0],
  );
  protected readonly due = computed(() => {
    const payment = this.isLater() ? this.chosen() : this.#payment();
    return payment?.status === 'due' ? payment.amountCents - payment.coveredCents : undefined;
  });
  protected readonly isWaiting = signal(false);
  readonly consequence = computed(() => {
    const cents = this.due();
    return cents === undefined
      ? ''
      : this.words.say(this.isLater() ? 'receipts.effectLater' : 'receipts.effect', {
          amount: this.words.money(cents),
          number: this.#model().number.trim(),
        });
  });

  protected say(part: Instalment): string {
    return this.words.say('receipts.instalment', {
      n: part.instalment,
      amount: this.words.money(part.amountCents - part.coveredCents),
      day: this.words.instant(part.dueAt),
    });
  }

  /** Nothing is sent before the amount was on the page. */
  read(): Record<string, unknown> | undefined {
    this.receipt.number().markAsTouched();
    this.isWaiting.set(this.due() === undefined);
    if (!this.receipt().valid() || this.due() === undefined) return undefined;
    const paymentId = this.chosen()?.id;
    const receiptNumber = this.#model().number.trim();
    return { receiptNumber, ...(paymentId ? { paymentId } : {}) };
  }
}
