import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RadarAnswer } from '../api-types';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';

const PARTS = ['worker', 'temporal', 'queues'] as const;

/** Says which part the platform stands on is away, and what that means for the list below. */
@Component({
  selector: 'wemi-parts-banner',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div aria-live="polite">
      @for (part of away(); track part) {
        <div class="notice warn">
          <wemi-icon name="warning" />
          <p>
            <strong>{{ words.say('radar.away.' + part) }}</strong>
            {{ words.say('radar.awayHelp.' + part) }}
          </p>
        </div>
      }
    </div>
  `,
  styles: `
    .notice {
      margin-bottom: 12px;
    }
  `,
})
export class PartsBanner {
  readonly parts = input.required<RadarAnswer['parts'] | undefined>();
  protected readonly words = inject(Words);
  protected readonly away = computed(() => {
    const parts = this.parts();
    return PARTS.filter((part) => parts?.[part] === 'down');
  });
}
