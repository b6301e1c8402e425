import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { today } from '../format/dates';
import { FieldErrorText } from './field-error';
import { NeedForm, fieldId } from './need-form';

/** From when, for how long, and what else matters about time. */
@Component({
  selector: 'app-time-step',
  imports: [FieldErrorText, TranslocoPipe],
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
      <label for="months"
        >{{ 'need.times.months' | transloco }}
        <span class="hint">{{ 'need.optional' | transloco }}</span></label
      >
      <select
        #months
        id="months"
        class="input"
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
    <div class="field">
      <label for="time-notes"
        >{{ 'need.times.notes' | transloco }}
        <span class="hint">{{ 'need.optional' | transloco }}</span></label
      >
      <p class="hint" id="time-notes-hint">{{ 'need.times.notesHint' | transloco }}</p>
      <textarea
        #notes
        id="time-notes"
        class="input"
        maxlength="1000"
        rows="4"
        aria-describedby="time-notes-hint"
        [value]="times().notes ?? ''"
        (input)="form.setTimes({ notes: notes.value })"
      ></textarea>
    </div>
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
  protected readonly times = computed(() => this.form.draft().times);
  protected readonly error = computed(() => this.form.errorAt('/times/from'));
}
