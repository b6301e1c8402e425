import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { form, FormField, required, validate } from '@angular/forms/signals';
import type { Interruption, Pratica } from '../api-types';
import { type OrderedService, sayDays } from '../pratica/say-service';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import { FieldError, isWrong } from './field-error';
import type { PayloadForm } from './payload-form';

/** The first day without service, for good; what goes back is read before anyone confirms. */
@Component({
  selector: 'wemi-interrupt-form',
  imports: [FieldError, FormField, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    .notice,
    .muted {
      margin: 12px 0;
    }
  `,
  templateUrl: './interrupt-form.html',
})
export class InterruptForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  readonly service = input.required<OrderedService>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #model = signal({ effectiveOn: '' });
  protected readonly ending = form(this.#model, (path) => {
    required(path.effectiveOn, { message: 'wrong.date' });
    validate(path.effectiveOn, ({ value }) =>
      value() && !this.#isInRange(value())
        ? { kind: 'range', message: 'wrong.outOfRange' }
        : undefined,
    );
  });
  readonly #at = computed(() => `${this.pratica().id} ${this.pratica().version}`);
  protected readonly amounts = httpResource<Interruption>(() => {
    // What goes back changes with the pratica.
    const [id] = this.#at().split(' ');
    const { effectiveOn } = this.#model();
    return this.#isInRange(effectiveOn)
      ? { url: `/api/pratiche/${id}/interruption`, params: { effectiveOn } }
      : undefined;
  });
  protected readonly foreseen = computed(() =>
    this.amounts.hasValue() ? this.amounts.value() : undefined,
  );
  protected readonly isWaiting = signal(false);
  protected readonly range = computed(() =>
    this.words.say('service.range', {
      from: this.words.day(this.service().interruptionEarliest ?? this.service().endDate),
      to: this.words.day(this.service().endDate),
    }),
  );
  readonly consequence = computed(() => {
    const foreseen = this.foreseen();
    return foreseen ? this.#sayBack(foreseen) : '';
  });

  /** Nothing is sent before the amount was on the page. */
  read(): Record<string, unknown> | undefined {
    this.ending.effectiveOn().markAsTouched();
    if (!this.ending().valid()) return undefined;
    this.isWaiting.set(!this.foreseen());
    return this.foreseen() ? { ...this.#model() } : undefined;
  }

  /** How much goes back and for what; how much of it no card takes back. */
  #sayBack(foreseen: Interruption): string {
    const { refundCents, byHandCents } = foreseen;
    const amount = this.words.money(refundCents);
    const back = this.words.say('service.back', { amount, ...this.#counted(foreseen) });
    return byHandCents > 0
      ? `${back} ${this.words.say('service.backByHand', { amount: this.words.money(byHandCents) })}`
      : back;
  }

  /** A service with a plan is counted in visits, any other in days. */
  #counted({ visits, unusedDays, paidDays }: Interruption): { unused: string; paid: string } {
    const count = (n: number) => this.words.say('service.visits', { count: n });
    return visits
      ? { unused: count(visits.unused), paid: count(visits.paid) }
      : { unused: sayDays(unusedDays, this.words), paid: sayDays(paidDays, this.words) };
  }

  #isInRange(day: string): boolean {
    const { interruptionEarliest, endDate } = this.service();
    return interruptionEarliest !== null && day >= interruptionEarliest && day <= endDate;
  }
}
