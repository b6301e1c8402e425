import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
} from '@angular/core';
import { form, FormField, required, validate } from '@angular/forms/signals';
import type { Offer, OperatorsAnswer, Pratica } from '../api-types';
import { PlanFields } from '../plan/plan-fields';
import { ProblemBox } from '../problem/problem-box';
import { today } from '../words/dates';
import { Words } from '../words/words';
import { FieldError, isWrong } from './field-error';
import { beginPeriod } from './order-period';
import type { PayloadForm } from './payload-form';

interface OrderDraft {
  startDate: string;
  endDate: string;
  operatorId: string;
}

/** When the service runs and who comes. It starts from what the offer promised and the need asked for. */
@Component({
  selector: 'wemi-order-form',
  imports: [FieldError, FormField, PlanFields, ProblemBox],
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
  readonly #enteId = computed(() => this.chosen()?.ente.id);
  /** Of the ente that was chosen, whoever confirms. */
  protected readonly operators = httpResource<OperatorsAnswer>(() => {
    const enteId = this.#enteId();
    return enteId && `/api/enti/${enteId}/operators`;
  });
  protected readonly people = computed(() =>
    this.operators.hasValue() ? this.operators.value().items : undefined,
  );
  /** Set from the chosen offer, without which nothing is asked; a reload undoes nothing typed. */
  readonly #model = linkedSignal<string | undefined, OrderDraft>({
    source: computed(() => this.chosen()?.id),
    computation: () => untracked(() => this.#begin()),
  });
  protected readonly plan = viewChild<PlanFields>('plan');
  protected readonly dates = computed(() => this.#model());
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
    // An ente that has registered nobody yet can still confirm.
    validate(path.operatorId, ({ value }) =>
      !value() && this.people()?.length
        ? { kind: 'operator', message: 'wrong.operator' }
        : undefined,
    );
  });

  read(): Record<string, unknown> | undefined {
    this.order.startDate().markAsTouched();
    this.order.endDate().markAsTouched();
    this.order.operatorId().markAsTouched();
    if (!this.chosen() || !this.people() || !this.order().valid()) return undefined;
    if (!this.plan()?.isReady()) return undefined;
    const { operatorId, ...period } = this.#model();
    const plan = this.plan()?.plan();
    return { ...period, ...(operatorId ? { operatorId } : {}), ...(plan ? { plan } : {}) };
  }

  /** Something that they must hold ends before the service begins: the API would refuse them. */
  protected hasEnded({ validUntil }: OperatorsAnswer['items'][number]): boolean {
    return validUntil !== null && validUntil < (this.#model().startDate || today());
  }

  #begin(): OrderDraft {
    return { ...beginPeriod(this.chosen(), this.pratica().need.times.months), operatorId: '' };
  }
}
