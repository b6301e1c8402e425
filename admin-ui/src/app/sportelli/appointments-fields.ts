import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { FieldError, isWrong } from '../act/field-error';
import { Words } from '../words/words';
import { APPOINTMENT_LIMITS, type AppointmentsDraft } from './appointments-draft';

/** Whether a sportello gives appointments, and how. */
@Component({
  selector: 'wemi-appointments-fields',
  imports: [FieldError, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset class="card">
      <legend>{{ words.say('sportelli.appointments') }}</legend>
      <p class="muted">{{ words.say('sportelli.appointmentsHint') }}</p>
      <label class="check">
        <input id="appointments-given" type="checkbox" [formField]="of().isGiven" />
        {{ words.say('sportelli.given') }}
      </label>
      @if (of().isGiven().value()) {
        @for (name of names; track name) {
          <div class="field">
            <label [for]="'appointments-' + name">{{ words.say('sportelli.' + name) }}</label>
            <input
              class="control"
              inputmode="numeric"
              autocomplete="off"
              [id]="'appointments-' + name"
              [attr.aria-describedby]="'appointments-' + name + '-error'"
              [attr.aria-invalid]="isWrong(of()[name])"
              [formField]="of()[name]"
            />
            <wemi-field-error [id]="'appointments-' + name + '-error'" [of]="of()[name]" />
          </div>
        }
      }
    </fieldset>
  `,
  styleUrl: './write-sportello-page.scss',
})
export class AppointmentsFields {
  readonly of = input.required<FieldTree<AppointmentsDraft>>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  protected readonly names = Object.keys(APPOINTMENT_LIMITS) as (keyof typeof APPOINTMENT_LIMITS)[];
}
