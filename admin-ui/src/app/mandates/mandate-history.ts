import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import type { MandateEvents } from '../api-types';
import { sayMandateEvent } from './say-mandate';

/** What was done with one mandate: when, what, who and why. */
@Component({
  selector: 'wemi-mandate-history',
  imports: [ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 [id]="'history-' + mandateId()">{{ words.say('mandates.history') }}</h2>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (events(); as found) {
      <ol role="list" [attr.aria-labelledby]="'history-' + mandateId()">
        @for (event of found.items; track $index) {
          <li>
            <span>{{ say(event) }}</span>
            <time class="muted" [attr.datetime]="event.at" [attr.title]="words.exact(event.at)">{{
              words.instant(event.at)
            }}</time>
            @if (event.reason) {
              <q class="kept-lines">{{ event.reason }}</q>
            }
          </li>
        } @empty {
          <li class="muted">{{ words.say('mandates.noHistory') }}</li>
        }
      </ol>
    } @else if (!resource.error()) {
      <p class="visually-hidden" role="status">{{ words.say('words.loading') }}</p>
      <span class="bone"></span>
    }
  `,
  styles: `
    li {
      display: grid;
      padding: 6px 0;
      border-bottom: 1px dotted var(--wemi-line);
    }

    li:last-child {
      border-bottom: 0;
    }
  `,
})
export class MandateHistory {
  readonly mandateId = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly resource = httpResource<MandateEvents>(
    () => `/api/mandates/${this.mandateId()}/events`,
  );
  protected readonly events = keepLast(this.resource, this.mandateId);

  protected say = (event: MandateEvents['items'][number]): string =>
    sayMandateEvent(event, this.words);
}
