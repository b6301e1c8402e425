import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Pratica } from '../api-types';
import { TIMERS, type TimerName } from '../domain';
import { Words } from '../words/words';
import { OutlookList } from './outlook-list';

@Component({
  selector: 'wemi-deadlines-card',
  imports: [OutlookList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="deadlines-title">
      <h2 id="deadlines-title">{{ words.say('deadlines.title') }}</h2>
      @if (deadlines().length > 0) {
        <dl class="facts">
          @for (deadline of deadlines(); track deadline.name) {
            <div>
              <dt>{{ words.say('timer.' + deadline.name) }}</dt>
              <dd>
                {{ words.instant(deadline.at) }}
                @if (deadline.isPaused) {
                  @if (pausedSince(); as since) {
                    <span class="chip">{{
                      words.say('due.paused', { day: words.day(since) })
                    }}</span>
                  }
                  <span class="muted">{{ words.say('integration.paused') }}</span>
                } @else if (deadline.isTerm) {
                  <span class="chip" [class]="words.due(deadline.at).urgency">{{
                    words.due(deadline.at).text
                  }}</span>
                }
              </dd>
            </div>
          }
        </dl>
      } @else {
        <p class="muted">{{ words.say('deadlines.none') }}</p>
      }
      <wemi-outlook-list [pratica]="pratica()" />
    </section>
  `,
})
export class DeadlinesCard {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  /** Since documents are asked for, as the inbox has it; unknown when others than the reader asked. */
  protected readonly pausedSince = computed(
    () =>
      this.pratica()
        .integrations.filter(({ status }) => status === 'open')
        .map(({ askedAt }) => askedAt)
        .sort()[0],
  );
  protected readonly deadlines = computed(() =>
    (Object.entries(this.pratica().deadlines) as [TimerName, string][])
      .map(([name, at]) => ({
        name,
        at,
        isPaused: this.pratica().openIntegrations > 0 && 'pauses' in TIMERS[name],
        isTerm: !['remind', 'escalate', 'move'].includes(TIMERS[name].does),
      }))
      .sort((one, other) => one.at.localeCompare(other.at)),
  );
}
