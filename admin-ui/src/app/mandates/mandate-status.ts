import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Words } from '../words/words';
import type { Mandate } from '../api-types';

/** The status in words; the colour only repeats it. */
@Component({
  selector: 'wemi-mandate-status',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="chip" [class]="colour()" [attr.data-status]="status()">{{
      words.say('mandates.status.' + status())
    }}</span>
  `,
})
export class MandateStatus {
  readonly status = input.required<Mandate['status']>();
  protected readonly words = inject(Words);
  protected readonly colour = computed(() => {
    if (this.status() === 'active') return 'good';
    return this.status() === 'offered' || this.status() === 'notYet' ? 'blue' : '';
  });
}
