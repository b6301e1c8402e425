import { Component, ElementRef, Injector, afterNextRender, inject, input, output } from '@angular/core'; // prettier-ignore
import { TranslocoPipe } from '@jsverse/transloco';
import type { WrongField } from '../need/check-draft';
import { FieldErrorText } from '../need/field-error';
import { fieldId } from '../need/need-form';
import { ServiceWords } from '../service-life/service-words';
import type { WeeklyPlan } from './plan-draft';

const ROWS_AT_MOST = 28;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** A weekly schedule as one writes it: which days, from when, for how long; and whether on holidays. */
@Component({
  selector: 'app-weekly-plan',
  imports: [FieldErrorText, TranslocoPipe],
  styles: `
    .visit {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
      gap: 0.25rem 1rem;
      align-items: end;
      margin-top: 0.75rem;
      padding-bottom: 0.75rem;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    .holidays {
      display: flex;
      gap: 0.75rem;
      align-items: center;
      min-height: 2.75rem;
      margin-top: 0.75rem;
    }
    .add {
      margin-top: 0.75rem;
    }
  `,
  template: `
    <fieldset [id]="id" tabindex="-1" [attr.aria-describedby]="error() ? id + '-error' : null">
      <legend class="label">{{ 'pratica.plan.title' | transloco }}</legend>
      <app-field-error [error]="error()" [errorId]="id + '-error'" />
      @for (visit of plan().weekly; track $index; let at = $index) {
        <div class="visit" role="group" [attr.aria-label]="words.plan('visitN', { n: at + 1 })">
          <div>
            <label [for]="'plan-day-' + at">{{ 'pratica.plan.day' | transloco }}</label>
            <select
              #day
              class="input"
              [id]="'plan-day-' + at"
              (change)="set(at, { weekday: +day.value })"
            >
              @for (weekday of weekdays; track weekday) {
                <option [value]="weekday" [selected]="weekday === visit.weekday">
                  {{ 'pratica.plan.weekday.' + weekday | transloco }}
                </option>
              }
            </select>
          </div>
          <div>
            <label [for]="'plan-from-' + at">{{ 'pratica.plan.from' | transloco }}</label>
            <input
              #from
              class="input"
              type="time"
              [id]="'plan-from-' + at"
              [value]="visit.from"
              (input)="set(at, { from: from.value })"
            />
          </div>
          <div>
            <label [for]="'plan-minutes-' + at">{{ 'pratica.plan.minutes' | transloco }}</label>
            <input
              #minutes
              class="input"
              inputmode="numeric"
              autocomplete="off"
              maxlength="3"
              [id]="'plan-minutes-' + at"
              [value]="visit.minutes"
              (input)="set(at, { minutes: minutes.value })"
            />
          </div>
          @if (plan().weekly.length > 1) {
            <button type="button" class="button secondary" (click)="remove(at)">
              {{ words.plan('remove', { n: at + 1 }) }}
            </button>
          }
        </div>
      }
      @if (plan().weekly.length < most) {
        <button type="button" class="button secondary add" (click)="add()">
          {{ 'pratica.plan.add' | transloco }}
        </button>
      }
      <label class="holidays">
        <input
          #holidays
          type="checkbox"
          [checked]="plan().skipsHolidays"
          (change)="changed.emit({ weekly: plan().weekly, skipsHolidays: holidays.checked })"
        />
        {{ 'pratica.plan.skipsHolidays' | transloco }}
      </label>
    </fieldset>
  `,
})
export class WeeklyPlanFields {
  readonly plan = input.required<WeeklyPlan>();
  readonly error = input.required<WrongField | undefined>();
  readonly changed = output<WeeklyPlan>();
  protected readonly words = inject(ServiceWords);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly weekdays = WEEKDAYS;
  protected readonly most = ROWS_AT_MOST;
  protected readonly id = fieldId('/payload/plan');

  protected set(at: number, change: Partial<WeeklyPlan['weekly'][number]>): void {
    const weekly = this.plan().weekly.map((visit, one) =>
      one === at ? { ...visit, ...change } : visit,
    );
    this.changed.emit({ ...this.plan(), weekly });
  }

  /** The next day of the week, at the same hour: what one adds most often. */
  protected add(): void {
    const { weekly } = this.plan();
    const last = weekly.at(-1)!;
    const next = { ...last, weekday: (last.weekday % 7) + 1 };
    this.changed.emit({ ...this.plan(), weekly: [...weekly, next] });
    this.#focus(`#plan-day-${weekly.length}`);
  }

  protected remove(at: number): void {
    const weekly = this.plan().weekly.filter((_visit, one) => one !== at);
    this.changed.emit({ ...this.plan(), weekly });
    // The button that was pressed is gone.
    this.#focus(`#plan-day-${Math.max(0, at - 1)}`);
  }

  #focus(at: string): void {
    afterNextRender(() => this.#host.querySelector<HTMLElement>(at)?.focus(), {
      injector: this.#injector,
    });
  }
}
