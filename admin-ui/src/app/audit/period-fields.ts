import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Words } from '../words/words';

/** From which day until which day, both counted. */
@Component({
  selector: 'wemi-period-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (end of ends; track end) {
      <div class="field">
        <label [attr.for]="'period-' + end">{{ words.say('audit.' + end) }}</label>
        <input
          #day
          [id]="'period-' + end"
          class="control"
          type="date"
          [value]="(end === 'from' ? from() : until()) ?? ''"
          (change)="set.emit({ name: end, day: day.value })"
        />
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class PeriodFields {
  readonly from = input<string>();
  readonly until = input<string>();
  readonly set = output<{ name: 'from' | 'until'; day: string }>();
  protected readonly words = inject(Words);
  protected readonly ends = ['from', 'until'] as const;
}
