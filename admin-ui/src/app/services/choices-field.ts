import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Words } from '../words/words';

/** One thing that can be chosen, with its words. */
export interface Choice {
  value: string | number;
  text: string;
}

/** A list to choose from, with the faults that the API found in it. */
@Component({
  selector: 'wemi-choices-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ legend() }}</legend>
      @if (hint(); as text) {
        <p class="muted">{{ text }}</p>
      }
      @for (choice of choices(); track choice.value) {
        <label class="check">
          <input
            #box
            type="checkbox"
            [checked]="isChosen(choice.value)"
            (change)="pick.emit({ one: choice.value, isIn: box.checked })"
          />
          {{ choice.text }}
        </label>
      } @empty {
        <p class="muted">{{ words.say('services.nothingToChoose') }}</p>
      }
      @for (text of wrong(); track $index) {
        <p class="wrong">{{ text }}</p>
      }
    </fieldset>
  `,
  styles: `
    :host {
      display: block;
    }
    .check {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 44px;
    }
    .wrong {
      margin: 0;
      color: var(--wemi-danger);
      font-weight: 600;
    }
  `,
})
export class ChoicesField {
  readonly legend = input.required<string>();
  readonly hint = input('');
  readonly choices = input.required<readonly Choice[]>();
  readonly chosen = input.required<readonly (string | number)[]>();
  readonly wrong = input<readonly string[]>([]);
  readonly pick = output<{ one: string | number; isIn: boolean }>();
  protected readonly words = inject(Words);

  protected isChosen(value: string | number): boolean {
    return this.chosen().includes(value);
  }
}
