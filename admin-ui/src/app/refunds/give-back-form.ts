import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import type { Confirmation } from '../act/confirm-dialog';
import { FieldError, isWrong } from '../act/field-error';
import { ReasonedForm } from '../act/reasoned-form';
import type { ApprovalAsked, Refunds, RefundSent } from '../api-types';
import { SendOnce } from '../session/send-once';
import { readCents } from '../words/money';
import { Words } from '../words/words';

export type Given = 'done' | { approvalId: string };

const BY_HAND = ['pagopa', 'transfer'];

/** How much of a payment the office gives back, and why; above its own limit it asks a second. */
@Component({
  selector: 'wemi-give-back-form',
  imports: [FieldError, FormField, ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wemi-reasoned-form
      [name]="'give-back-reason-' + payment().paymentId"
      label="refunds.reason"
      hint="refunds.reasonHint"
      [act]="words.say('refunds.giveBack')"
      [question]="question"
      [send]="send"
    >
      <div class="field">
        <label [for]="id()">{{ words.say('refunds.amount') }}</label>
        <p [id]="id() + '-hint'" class="hint">
          {{ words.say(hint(), { left: words.money(payment().leftCents) }) }}
        </p>
        <input
          class="control"
          inputmode="decimal"
          autocomplete="off"
          [id]="id()"
          [attr.aria-describedby]="id() + '-hint ' + id() + '-error'"
          [attr.aria-invalid]="isWrong(draft.euro)"
          [formField]="draft.euro"
        />
        <wemi-field-error [id]="id() + '-error'" [of]="draft.euro" />
      </div>
    </wemi-reasoned-form>
  `,
})
export class GiveBackForm {
  readonly praticaId = input.required<string>();
  readonly payment = input.required<Refunds['payments'][number]>();
  readonly aloneUpToCents = input.required<number>();
  readonly done = output<Given>();
  /** Neither pagoPA nor a bank sends anything back by itself. */
  protected readonly hint = computed(() =>
    BY_HAND.includes(this.payment().way) ? 'refunds.amountHintByHand' : 'refunds.amountHint',
  );
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #once = inject(SendOnce);
  readonly #model = signal({ euro: '' });
  protected readonly draft = form(this.#model, (path) => {
    validate(path.euro, ({ value }) => {
      const cents = readCents(value());
      if (!cents) return { kind: 'amount', message: 'refunds.noAmount' };
      return cents > this.payment().leftCents
        ? { kind: 'tooMuch', message: 'refunds.tooMuch' }
        : undefined;
    });
  });

  protected id(): string {
    return `give-back-${this.payment().paymentId}`;
  }

  protected readonly question = (): Confirmation | undefined => {
    this.draft.euro().markAsTouched();
    if (!this.draft().valid()) return undefined;
    const cents = readCents(this.#model().euro)!;
    const isAlone = this.payment().byOfficeCents + cents <= this.aloneUpToCents();
    return {
      title: this.words.say('refunds.giveBack'),
      text: this.words.say(isAlone ? 'refunds.confirm' : 'refunds.confirmTwo', {
        amount: this.words.money(cents),
        alone: this.words.money(this.aloneUpToCents()),
      }),
      confirm: this.words.say('act.confirm'),
    };
  };

  protected readonly send = async (reason: string): Promise<void> => {
    const { paymentId } = this.payment();
    const body = { paymentId, amountCents: readCents(this.#model().euro)!, reason };
    const url = `/api/pratiche/${this.praticaId()}/refunds`;
    const answer = await this.#once.post<RefundSent | ApprovalAsked>(url, body);
    this.#model.set({ euro: '' });
    this.draft().reset();
    this.done.emit('approval' in answer ? { approvalId: answer.approval.id } : 'done');
  };
}
