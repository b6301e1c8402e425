import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { today } from '../format/dates';
import { FieldErrorText } from './field-error';
import { NeedForm, fieldId } from './need-form';
import { OptionalText } from './optional-text';

/** From when, for how long, and what else matters about time. */
@Component({
  selector: 'app-time-step',
  imports: [FieldErrorText, OptionalText, TranslocoPipe],
  template: `
    <div class="field">
      <label [for]="fromId"
        >{{ 'need.times.from' | transloco }}
        <span class="hint">{{ 'need.optional' | transloco }}</span></label
      >
      <app-field-error [error]="error()" [errorId]="fromId + '-error'" />
      <input
        #from
        type="date"
        class="input date"
        [id]="fromId"
        [min]="earliest"
        [value]="times().from ?? ''"
        [attr.aria-invalid]="error() ? true : null"
        [attr.aria-describedby]="error() ? fromId + '-error' : null"
        (input)="form.setTimes({ from: from.value || undefined })"
      />
    </div>
    <div class="field">
      <label [for]="monthsId"
        >{{ 'need.times.months' | transloco }}
        <span class="hint">{{ 'need.optional' | transloco }}</span></label
      >
      <app-field-error [error]="monthsError()" [errorId]="monthsId + '-error'" />
      <select
        #months
        class="input"
        [id]="monthsId"
        [attr.aria-invalid]="monthsError() ? true : null"
        [attr.aria-describedby]="monthsError() ? monthsId + '-error' : null"
        (change)="form.setTimes({ months: months.value ? +months.value : undefined })"
      >
        <option value="">{{ 'need.times.unknown' | transloco }}</option>
        @for (one of [1, 2, 3, 6, 9, 12, 18, 24]; track one) {
          <option [value]="one" [selected]="one === times().months">
            {{ (one === 1 ? 'units.one.month' : 'units.quantity.month') | transloco: { n: one } }}
          </option>
        }
      </select>
    </div>
    <app-optional-text
      pointer="/times/notes"
      label="need.times.notes"
      hint="need.times.notesHint"
      [rows]="4"
      [longest]="1000"
      [value]="times().notes"
      (typed)="form.setTimes({ notes: $event })"
    />
  `,
  styles: `
    .date {
      max-width: 14rem;
    }
  `,
})
export class TimeStep {
  protected readonly form = inject(NeedForm);
  protected readonly earliest = today();
  protected readonly fromId = fieldId('/times/from');
  protected readonly monthsId = fieldId('/times/months');
  protected readonly times = computed(() => this.form.draft().times);
  protected readonly error = computed(() => this.form.errorAt('/times/from'));
  protected readonly monthsError = computed(() => this.form.errorAt('/times/months'));
}
