import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WrongField } from '../need/check-draft';
import { FieldErrorText } from '../need/field-error';
import { fieldId } from '../need/need-form';

/** Why: the others read it in the timeline. */
@Component({
  selector: 'app-reason-field',
  imports: [FieldErrorText, TranslocoPipe],
  template: `
    <div class="field">
      <label [for]="id">{{ 'pratica.service.reason' | transloco }}</label>
      <p class="hint" [id]="id + '-hint'">{{ 'pratica.service.reasonHint' | transloco }}</p>
      <app-field-error [error]="error()" [errorId]="id + '-error'" />
      <textarea
        #text
        class="input"
        rows="3"
        maxlength="1000"
        required
        [id]="id"
        [value]="value()"
        [attr.aria-invalid]="error() ? true : null"
        [attr.aria-describedby]="error() ? id + '-hint ' + id + '-error' : id + '-hint'"
        (input)="typed.emit(text.value)"
      ></textarea>
    </div>
  `,
})
export class ReasonField {
  readonly value = input.required<string>();
  readonly error = input.required<WrongField | undefined>();
  readonly typed = output<string>();
  protected readonly id = fieldId('/reason');
}
