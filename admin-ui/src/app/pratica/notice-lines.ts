import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Words } from '../words/words';
import { type EventNotice, hasFailed, sayStates, sayTold } from './say-notices';

/** Under an event: whom it told, and what became of each notice; what failed stands out, in words too. */
@Component({
  selector: 'wemi-notice-lines',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (lines().length > 0) {
      <ul role="list" [attr.aria-label]="words.say('delivery.title')">
        @for (line of lines(); track $index) {
          <li class="muted" [class.failed]="line.isFailed">
            {{ line.told }}
            @for (state of line.states; track $index) {
              @if (!$first) {
                ·
              }
              @if (state.at; as at) {
                <time [attr.datetime]="at" [attr.title]="words.exact(at)">{{ state.text }}</time>
              } @else {
                {{ state.text }}
              }
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: 2px;
      margin: 4px 0 0;
      padding: 0;
      list-style: none;
      font-size: 0.9375rem;
      font-weight: 400;
    }

    .failed {
      color: var(--wemi-danger);
      font-weight: 600;
    }
  `,
})
export class NoticeLines {
  /** Of all events; only those of `eventId` are shown. */
  readonly notices = input.required<readonly EventNotice[]>();
  readonly eventId = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly lines = computed(() =>
    this.notices()
      .filter(({ eventId }) => eventId === this.eventId())
      .map((notice) => ({
        told: sayTold(notice, this.words),
        states: sayStates(notice, this.words),
        isFailed: hasFailed(notice),
      })),
  );
}
