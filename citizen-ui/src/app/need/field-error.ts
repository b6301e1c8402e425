import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WrongField } from './check-draft';

/** The sentence that says what to put right, under its field. */
@Component({
  selector: 'app-field-error',
  imports: [TranslocoPipe],
  template: `
    @if (error(); as wrong) {
      <p class="field-error" [id]="errorId()">
        {{ wrong.text ?? ('need.errors.' + wrong.key | transloco: wrong.values) }}
      </p>
    }
  `,
})
export class FieldErrorText {
  readonly error = input.required<WrongField | undefined>();
  readonly errorId = input.required<string>();
}
