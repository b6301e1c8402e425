import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { FieldError, isWrong } from '../act/field-error';
import { Words } from '../words/words';
import type { CountName } from './terms-model';

/** A number of days or times, with what is wrong with it. */
@Component({
  selector: 'wemi-count-field',
  imports: [FieldError, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label [for]="'term-' + name()">{{ words.say('rules.term.' + name()) }}</label>
      <input
        class="control"
        inputmode="numeric"
        autocomplete="off"
        [id]="'term-' + name()"
        [attr.aria-describedby]="'term-' + name() + '-error'"
        [attr.aria-invalid]="said() ? 'true' : isWrong(of())"
        [formField]="of()"
      />
      <div [id]="'term-' + name() + '-error'">
        <wemi-field-error [of]="of()" />
        @if (said(); as text) {
          <p class="wrong">{{ text }}</p>
        }
      </div>
    </div>
  `,
  styles: `
    input {
      max-width: 120px;
    }

    .wrong {
      margin: 0;
      color: var(--wemi-danger);
      font-weight: 600;
    }
  `,
})
export class CountField {
  readonly name = input.required<CountName>();
  readonly of = input.required<FieldTree<string>>();
  /** What the API says of it. */
  readonly said = input('');
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
}
