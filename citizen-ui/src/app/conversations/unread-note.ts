import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Live } from '../live/live';
import { lastValue } from '../remote/last-value';
import type { UnreadAnswer } from '../remote/types';
import { rereadOn } from '../remote/reread-on';

const SHOWN = 5;

/** In which pratiche somebody has written; nothing while all is read. */
@Component({
  selector: 'app-unread-note',
  imports: [RouterLink, TranslocoPipe],
  template: `
    @if (items().length > 0) {
      <section class="notice" aria-labelledby="unread">
        <h2 id="unread">{{ 'conversations.unreadTitle' | transloco }}</h2>
        <ul>
          @for (one of items(); track one.praticaId) {
            <li>
              <a [routerLink]="['/pratiche', one.praticaId]" fragment="messages">{{
                'conversations.unreadIn' | transloco: { number: one.number, n: one.unread }
              }}</a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    /* Room for a finger. */
    a {
      display: inline-block;
      padding-block: 6px;
    }
  `,
})
export class UnreadNote {
  readonly #live = inject(Live);
  readonly #resource = httpResource<UnreadAnswer>(() => '/api/unread-messages');
  readonly #answer = lastValue(this.#resource);
  protected readonly items = computed(() => (this.#answer()?.items ?? []).slice(0, SHOWN));

  constructor() {
    rereadOn(this.#live.changes, this.#resource);
  }
}
