import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { TimelineEvent } from '../api-types';
import { Words } from '../words/words';
import { NoticeLines } from './notice-lines';
import type { EventNotice } from './say-notices';
import { sayActor, sayRepresented, sayWhat } from './say-event';

/** What happened, newest first: what, when, who, for whom and why. */
@Component({
  selector: 'wemi-timeline',
  imports: [NoticeLines],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{{ words.say('timeline.title') }}</h2>
      <ol role="list">
        @for (event of events(); track event.id) {
          <li>
            <strong>{{ whatOf(event) }}</strong>
            <time class="muted" [attr.datetime]="event.at" [attr.title]="words.exact(event.at)">{{
              words.instant(event.at)
            }}</time>
            <span>
              {{ actorOf(event) }}
              @if (representedBy(event); as name) {
                {{ words.say('event.onBehalf', { name }) }}
              }
            </span>
            @if (event.reason) {
              <q class="kept-lines">{{ event.reason }}</q>
            }
            <wemi-notice-lines [notices]="notices()" [eventId]="event.id" />
          </li>
        } @empty {
          <li class="muted">{{ words.say('timeline.none') }}</li>
        }
      </ol>
    </section>
  `,
  styleUrl: './timeline-list.scss',
})
export class TimelineList {
  readonly events = input.required<TimelineEvent[]>();
  /** Whom each event told and what became of it; empty for whoever may not see it. */
  readonly notices = input<readonly EventNotice[]>([]);
  protected readonly words = inject(Words);

  protected whatOf = (event: TimelineEvent): string => sayWhat(event, this.words);
  protected actorOf = (event: TimelineEvent): string => sayActor(event, this.words);
  protected representedBy = (event: TimelineEvent): string => sayRepresented(event, this.words);
}
