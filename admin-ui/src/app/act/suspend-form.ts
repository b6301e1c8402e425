import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, untracked } from '@angular/core'; // prettier-ignore
import { form, FormField, required, validate } from '@angular/forms/signals';
import type { Pratica } from '../api-types';
import { Foreseen } from '../pratica/foreseen';
import { type OrderedService, sayEffect, sayLimits } from '../pratica/say-service';
import { daysBetween } from '../words/dates';
import { Words } from '../words/words';
import { FieldError, isWrong } from './field-error';
import type { PayloadForm } from './payload-form';

/** From when, and until the service starts again; it begins from the planned days, if there are any. */
@Component({
  selector: 'wemi-suspend-form',
  imports: [FieldError, Foreseen, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>{{ limits() }}</p>
    <div class="period">
      <div class="field">
        <label for="suspend-from">{{ words.say('service.from') }}</label>
        <input
          id="suspend-from"
          class="control"
          type="date"
          aria-describedby="suspend-from-error"
          [attr.aria-invalid]="isWrong(days.from)"
          [formField]="days.from"
        />
        <wemi-field-error id="suspend-from-error" [of]="days.from" />
      </div>
      <div class="field">
        <label for="suspend-until">{{ words.say('service.until') }}</label>
        <input
          id="suspend-until"
          class="control"
          type="date"
          aria-describedby="suspend-until-error"
          [attr.aria-invalid]="isWrong(days.until)"
          [formField]="days.until"
        />
        <wemi-field-error id="suspend-until-error" [of]="days.until" />
      </div>
    </div>
    <p class="notice" role="status" [class.visually-hidden]="!consequence()">{{ consequence() }}</p>
    <wemi-foreseen [pratica]="pratica()" [query]="asked()" />
  `,
  styles: `
    .period {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
      gap: 0 16px;
    }
  `,
})
export class SuspendForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  readonly service = input.required<OrderedService>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  protected readonly limits = computed(() => sayLimits(this.service(), this.words));
  /** Begun once: a reload undoes nothing typed. */
  readonly #model = linkedSignal<number, { from: string; until: string }>({
    source: computed(() => this.service().period),
    computation: () => untracked(() => ({ from: '', until: '', ...this.service().suspension })),
  });
  protected readonly days = form(this.#model, (path) => {
    required(path.from, { message: 'wrong.date' });
    required(path.until, { message: 'wrong.date' });
    validate(path.from, ({ value }) => {
      const { suspensionLimits, endDate } = this.service();
      if (!value()) return undefined;
      if (suspensionLimits && value() < suspensionLimits.earliest)
        return { kind: 'soon', message: 'wrong.suspendTooSoon' };
      return value() > endDate ? { kind: 'outside', message: 'wrong.suspendOutside' } : undefined;
    });
    validate(path.until, ({ value, valueOf }) => {
      const from = valueOf(path.from);
      if (!value() || !from) return undefined;
      const days = daysBetween(from, value());
      if (days < 1) return { kind: 'order', message: 'wrong.resumeBeforeStop' };
      return days > (this.service().suspensionLimits?.daysLeft ?? 0)
        ? { kind: 'long', message: 'wrong.suspendTooLong' }
        : undefined;
    });
  });
  /** Days that the form itself refuses need no answer. */
  protected readonly asked = computed(() => {
    const { from, until } = this.#model();
    return this.days().valid() ? `from=${from}&until=${until}` : '';
  });
  readonly consequence = computed(() => {
    const { from, until } = this.#model();
    return from && until && from < until
      ? sayEffect(this.service(), this.#model(), this.words)
      : '';
  });

  read(): Record<string, unknown> | undefined {
    this.days.from().markAsTouched();
    this.days.until().markAsTouched();
    return this.days().valid() ? { ...this.#model() } : undefined;
  }
}
