import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { OUTCOMES, type State } from '../domain';
import { Words } from './words';

/** The state in words; the colour only repeats them. */
@Component({
  selector: 'wemi-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip" [class]="colour()">{{ words.say('state.' + state()) }}</span>`,
})
export class StateChip {
  readonly state = input.required<State>();
  protected readonly words = inject(Words);
  protected readonly colour = computed(() => {
    const state = this.state();
    if (state === 'active' || state === 'renewed') return 'good';
    if ((OUTCOMES as readonly string[]).includes(state)) return '';
    return state === 'order' || state === 'payment' ? 'warn' : 'blue';
  });
}
