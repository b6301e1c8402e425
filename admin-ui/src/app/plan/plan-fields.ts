import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import type { Plan, PlanAnswer, PriceLine } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import { WEEKDAYS } from './say-plan';

type Slot = Plan['weekly'][number];
type Line = Omit<PriceLine, 'quantity'> & { quantity?: number };

/** A weekly schedule and, as it is written, what it comes to: by the API, that will count it so. */
@Component({
  selector: 'wemi-plan-fields',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plan-fields.html',
  styleUrl: './plan-fields.scss',
})
export class PlanFields {
  readonly praticaId = input.required<string>();
  /** Of an order; without it the plan is for the period after the present one. */
  readonly startDate = input<string>();
  readonly endDate = input.required<string>();
  /** Those of the chosen offer, when missing. */
  readonly lines = input<readonly Line[]>();
  /** The schedule to begin with. */
  readonly begun = input<Plan | null>(null);
  protected readonly words = inject(Words);
  protected readonly weekdays = WEEKDAYS;
  readonly hasPlan = signal(false);
  protected readonly weekly = signal<Slot[]>([{ weekday: 1, from: '09:00', minutes: 60 }]);
  protected readonly skipsHolidays = signal(true);
  readonly plan = computed<Plan | undefined>(() =>
    this.hasPlan() ? { weekly: this.weekly(), skipsHolidays: this.skipsHolidays() } : undefined,
  );
  protected readonly counted = httpResource<PlanAnswer>(() => {
    const plan = this.plan();
    const endDate = this.endDate();
    if (!plan || !endDate || this.startDate() === '') return undefined;
    const lines = this.lines();
    const startDate = this.startDate();
    const body = {
      plan,
      endDate,
      ...(startDate ? { startDate } : {}),
      ...(lines ? { lines } : {}),
    };
    return { url: `/api/pratiche/${this.praticaId()}/plan`, method: 'POST', body };
  });
  /** What the plan comes to; undefined while it is not known, or when it cannot be. */
  readonly answer = computed(() =>
    this.plan() && this.counted.hasValue() ? this.counted.value() : undefined,
  );
  /** Nothing is sent that was not counted. */
  readonly isReady = computed(() => !this.hasPlan() || this.answer() !== undefined);
  protected readonly sum = computed(() => {
    const answer = this.answer();
    return answer
      ? this.words.say('plan.comesTo', {
          visits: answer.visits,
          hours: (answer.minutes / 60).toLocaleString(),
          total: this.words.money(answer.totalCents),
        })
      : '';
  });

  constructor() {
    effect(() => {
      const begun = this.begun();
      if (begun && untracked(() => !this.hasPlan())) {
        this.hasPlan.set(true);
        this.weekly.set([...begun.weekly]);
        this.skipsHolidays.set(begun.skipsHolidays);
      }
    });
  }

  protected change(index: number, change: Partial<Slot>): void {
    this.weekly.update((slots) =>
      slots.map((slot, at) => (at === index ? { ...slot, ...change } : slot)),
    );
  }

  protected add(): void {
    this.weekly.update((slots) => {
      const last = slots.at(-1);
      const weekday = ((last?.weekday ?? 0) % 7) + 1;
      return [...slots, { from: '09:00', minutes: 60, ...last, weekday }];
    });
  }

  protected remove(index: number): void {
    this.weekly.update((slots) => slots.filter((_slot, at) => at !== index));
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected isChecked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }
}
