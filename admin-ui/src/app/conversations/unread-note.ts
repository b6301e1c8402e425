import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { UnreadAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { Words } from '../words/words';

const SHOWN = 10;

/** In which pratiche somebody has written to one's ente or office; nothing while all is read. */
@Component({
  selector: 'wemi-unread-note',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (items().length > 0) {
      <section class="card" aria-labelledby="unread-title">
        <h2 id="unread-title">{{ words.say('conversations.unreadTitle') }}</h2>
        <ul>
          @for (one of items(); track one.praticaId) {
            <li>
              <a [routerLink]="['/pratiche', one.praticaId]">{{
                words.say('conversations.unreadIn', { number: one.number, n: one.unread })
              }}</a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    .card {
      margin-bottom: 16px;
    }

    /* Room for a finger. */
    a {
      display: inline-block;
      padding-block: 6px;
    }
  `,
})
export class UnreadNote {
  protected readonly words = inject(Words);
  readonly #live = inject(Live);
  readonly #resource = httpResource<UnreadAnswer>(() => {
    this.#live.changes(); // Read here so that each change asks again.
    return '/api/unread-messages';
  });
  readonly #answer = keepLast(this.#resource);
  protected readonly items = computed(() => (this.#answer()?.items ?? []).slice(0, SHOWN));
}
