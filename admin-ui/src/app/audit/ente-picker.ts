import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Words } from '../words/words';
import { Enti } from './enti';

@Component({
  selector: 'wemi-ente-picker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label for="ente-picker">{{ words.say(label()) }}</label>
      <select #chosen id="ente-picker" class="control" (change)="pick.emit(chosen.value)">
        <option value="" [selected]="!value()">{{ words.say('filter.any') }}</option>
        @for (ente of enti.list(); track ente.id) {
          <option [value]="ente.id" [selected]="value() === ente.id">{{ ente.name }}</option>
        }
      </select>
    </div>
  `,
})
export class EntePicker {
  readonly label = input.required<string>();
  readonly value = input<string>();
  readonly pick = output<string>();
  protected readonly words = inject(Words);
  protected readonly enti = inject(Enti);
}
