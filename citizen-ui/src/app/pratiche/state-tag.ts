import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { State } from '../../../../workflows/pratica/transitions';

const good: readonly State[] = ['active', 'renewed', 'completed'];
const warm: readonly State[] = ['offer', 'order', 'payment', 'suspended'];

/** The state in words; the colour only repeats them. */
@Component({
  selector: 'app-state-tag',
  imports: [TranslocoPipe],
  template: `
    <span
      class="tag"
      data-testid="pratica-state"
      [class.good]="isGood()"
      [class.care]="isWarm()"
      [attr.data-state]="state()"
      >{{ 'pratica.states.' + state() + '.label' | transloco }}</span
    >
  `,
})
export class StateTag {
  readonly state = input.required<State>();
  protected readonly isGood = computed(() => good.includes(this.state()));
  protected readonly isWarm = computed(() => warm.includes(this.state()));
}
