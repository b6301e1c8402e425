import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { form, FormField, required, validate } from '@angular/forms/signals';
import type { Offer, Pratica } from '../api-types';
import { endOfPeriod, today } from '../words/dates';
import { Words } from '../words/words';
import { FieldError, isWrong } from './field-error';
import type { PayloadForm } from './payload-form';

/** When the service runs. It starts from what the offer promised and the need asked for. */
@Component({
  selector: 'wemi-order-form',
  imports: [FieldError, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './order-form.html',
  styleUrl: './order-form.scss',
})
export class OrderForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  readonly offers = input.required<Offer[]>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  protected readonly chosen = computed(() =>
    this.offers().find(({ status }) => status === 'chosen'),
  );
  /** Set from the chosen offer, without which nothing is asked; a reload undoes nothing typed. */
  readonly #model = linkedSignal<string | undefined, { startDate: string; endDate: string }>({
    source: () => this.chosen()?.id,
    computation: () => this.#period(),
  });
  protected readonly order = form(this.#model, (path) => {
    required(path.startDate, { message: 'wrong.date' });
    required(path.endDate, { message: 'wrong.date' });
    validate(path.startDate, ({ value }) =>
      value() && value() < today() ? { kind: 'past', message: 'wrong.past' } : undefined,
    );
    validate(path.endDate, ({ value, valueOf }) =>
      value() && value() < valueOf(path.startDate)
        ? { kind: 'order', message: 'wrong.endBeforeStart' }
        : undefined,
    );
  });

  read(): Record<string, unknown> | undefined {
    this.order.startDate().markAsTouched();
    this.order.endDate().markAsTouched();
    return this.chosen() && this.order().valid() ? { ...this.#model() } : undefined;
  }

  #period(): { startDate: string; endDate: string } {
    const promised = this.chosen()?.firstDate ?? today();
    const startDate = promised < today() ? today() : promised;
    const { months } = this.pratica().need.times;
    return { startDate, endDate: months ? endOfPeriod(startDate, months) : '' };
  }
}
