import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, maxLength, pattern, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { FieldError, isWrong } from '../act/field-error';
import { ReasonField } from '../act/reason-field';
import { RECEIPT } from '../act/receipt-form';
import type { ArrivalRecorded, Transfers } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { readCents } from '../words/money';
import { Words } from '../words/words';

const LONGEST = 40;

/** A transfer is on the ente's account: when, under which reference of the bank, and how much. */
@Component({
  selector: 'wemi-arrival-form',
  imports: [FieldError, FormField, MatButton, ProblemBox, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="no-print" novalidate (submit)="$event.preventDefault(); save()">
      @for (field of fields; track field.name) {
        <div class="field">
          <label [for]="id(field.name)">{{ words.say('transfers.' + field.name) }}</label>
          <p [id]="id(field.name) + '-hint'" class="hint">
            {{ words.say('transfers.' + field.name + 'Hint', { amount: amount() }) }}
          </p>
          <input
            class="control"
            autocomplete="off"
            [type]="field.type"
            [id]="id(field.name)"
            [attr.aria-describedby]="id(field.name) + '-hint ' + id(field.name) + '-error'"
            [attr.aria-invalid]="isWrong(draft[field.name])"
            [formField]="draft[field.name]"
          />
          <wemi-field-error [id]="id(field.name) + '-error'" [of]="draft[field.name]" />
        </div>
      }
      @if (inPlace()) {
        <wemi-reason-field [inPlace]="true" [name]="id('reason')" />
      }
      @if (problem(); as error) {
        <wemi-problem [error]="error" [canRetry]="false" />
      }
      <button matButton="filled" type="submit" [disabled]="isSending()">
        {{ words.say('transfers.record') }}
      </button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      max-width: 420px;
    }
  `,
})
export class ArrivalForm {
  readonly praticaId = input.required<string>();
  readonly transfer = input.required<Transfers['items'][number]>();
  /** The office records it in place of the ente, and says why. */
  readonly inPlace = input(false);
  readonly done = output<ArrivalRecorded['outcome']>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #once = inject(SendOnce);
  protected readonly reasonField = viewChild(ReasonField);
  protected readonly fields = [
    { name: 'arrivedOn', type: 'date' },
    { name: 'bankReference', type: 'text' },
    { name: 'euro', type: 'text' },
  ] as const;
  readonly #model = signal({ arrivedOn: '', bankReference: '', euro: '' });
  protected readonly draft = form(this.#model, (path) => {
    required(path.arrivedOn, { message: 'transfers.noDay' });
    required(path.bankReference, { message: 'transfers.noReference' });
    pattern(path.bankReference, RECEIPT, { message: 'transfers.noReference' });
    maxLength(path.bankReference, LONGEST, { message: 'wrong.tooLong' });
    validate(path.euro, ({ value }) =>
      readCents(value()) ? undefined : { kind: 'amount', message: 'refunds.noAmount' },
    );
  });
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly amount = computed(() => this.words.money(this.transfer().amountCents));

  /** Several can stand on one page. */
  protected id(name: string): string {
    return `arrival-${name}-${this.transfer().id}`;
  }

  protected async save(): Promise<void> {
    for (const { name } of this.fields) this.draft[name]().markAsTouched();
    const reason = this.inPlace() ? this.reasonField()?.read() : {};
    if (!this.draft().valid() || !reason || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    const { arrivedOn, bankReference, euro } = this.#model();
    const body = {
      transferId: this.transfer().id,
      arrivedOn,
      bankReference: bankReference.trim(),
      amountCents: readCents(euro)!,
      ...reason,
    };
    const url = `/api/pratiche/${this.praticaId()}/transfer-arrivals`;
    try {
      const { outcome } = await this.#once.post<ArrivalRecorded>(url, body);
      this.done.emit(outcome);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
