import { Component, ElementRef, computed, inject, input, linkedSignal, model } from '@angular/core';
import { formatDay } from '../format/dates';
import { Language } from '../language/language';
import type { WrongField } from '../need/check-draft';
import { FieldErrorText } from '../need/field-error';
import type { FreeTimes } from '../remote/types';
import { APPOINTMENT_WORDS } from './words';

/** A day, and one of its free times. */
@Component({
  selector: 'app-pick-time',
  imports: [FieldErrorText],
  template: `
    <div class="field">
      <label for="appointment-day">{{ words().day }}</label>
      <select #chosenDay id="appointment-day" class="input" (change)="choose(chosenDay.value)">
        @for (one of said(); track one.day) {
          <option [value]="one.day" [selected]="one.day === day()">{{ one.name }}</option>
        }
      </select>
    </div>
    <fieldset class="field" [attr.aria-describedby]="isMissing() ? 'appointment-time-error' : null">
      <legend class="label">{{ words().time }}</legend>
      <app-field-error [error]="error()" errorId="appointment-time-error" />
      <div class="choices">
        @for (time of times(); track time.startsAt) {
          <label class="choice">
            <input
              type="radio"
              name="appointment-time"
              [value]="time.startsAt"
              [checked]="time.startsAt === startsAt()"
              (change)="startsAt.set(time.startsAt)"
            />
            <span>{{ time.name }}</span>
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    .choices {
      grid-template-columns: repeat(auto-fill, minmax(7.25rem, 1fr));
      white-space: nowrap;
    }
  `,
})
export class PickTime {
  readonly days = input.required<FreeTimes['days']>();
  /** Somebody went on without a time. */
  readonly isMissing = input(false);
  readonly startsAt = model<string>();
  readonly #language = inject(Language);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly words = computed(() => APPOINTMENT_WORDS[this.#language.code()]);
  protected readonly said = computed(() =>
    this.days().map(({ day }) => ({ day, name: formatDay(day, this.#language.locale()) })),
  );
  /** The first with free times, or the one that was chosen while it has any. */
  protected readonly day = linkedSignal<FreeTimes['days'], string | undefined>({
    source: this.days,
    computation: (days, before) =>
      days.some(({ day }) => day === before?.value) ? before?.value : days[0]?.day,
  });
  protected readonly times = computed(() => {
    const format = new Intl.DateTimeFormat(this.#language.locale(), { timeZone: 'Europe/Rome', hour: 'numeric', minute: '2-digit' }); // prettier-ignore
    const found = this.days().find(({ day }) => day === this.day());
    return (found?.startsAt ?? []).map((startsAt) => ({ startsAt, name: format.format(new Date(startsAt)) })); // prettier-ignore
  });
  protected readonly error = computed<WrongField | undefined>(
    () =>
    this.isMissing() ? { pointer: '/startsAt', key: 'api', text: this.words().needsTime } : undefined, // prettier-ignore
  );

  focusTime(): void {
    this.#host.nativeElement.querySelector<HTMLElement>('input')?.focus();
  }

  protected choose(day: string): void {
    this.day.set(day);
    this.startsAt.set(undefined);
  }
}
