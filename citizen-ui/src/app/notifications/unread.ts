import { httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { Session } from '../auth/session';
import { Live } from '../live/live';
import { lastValue } from '../remote/last-value';
import type { UnreadCount } from '../remote/types';
import { rereadOn } from '../remote/reread-on';

/** How many notifications the person has not read: counted again whenever the stream says so. */
@Service()
export class Unread {
  readonly #session = inject(Session);
  readonly #resource = httpResource<UnreadCount>(() =>
    this.#session.isSignedIn() ? '/api/notifications/unread-count' : undefined,
  );
  readonly #answer = lastValue(this.#resource);
  /** Whether the API has answered yet. */
  readonly isKnown = computed(() => this.#answer() !== undefined);
  readonly count = computed(() => this.#answer()?.count ?? 0);
  /** "99+" when the API counted no further; empty when there are none. */
  readonly text = computed(() => {
    const capped = this.#answer()?.countCapped ? '+' : '';
    return this.count() > 0 ? `${this.count()}${capped}` : '';
  });

  constructor() {
    rereadOn(inject(Live).told, this.#resource);
  }

  lookAgain(): void {
    this.#resource.reload();
  }
}
