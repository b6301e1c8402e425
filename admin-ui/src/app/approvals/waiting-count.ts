import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, untracked } from '@angular/core';
import type { ApprovalsAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { Session } from '../session/session';

/** What the API counts no further than. */
const AT_MOST = 100;
const LOOK_AGAIN_MS = 60_000;
/** A batch is no pratica's: the stream does not tell of it, so it is looked for now and then. */
const KINDS = ['approvalAsked', 'approvalGiven', 'approvalDeclined', 'approvalWithdrawn'];

/** How many acts wait for this administrator's decision. */
@Injectable({ providedIn: 'root' })
export class WaitingCount {
  readonly #live = inject(Live);
  readonly #me = inject(Session).me;
  readonly #resource = httpResource<ApprovalsAnswer>(() =>
    this.#me()?.role === 'admin'
      ? { url: '/api/approvals', params: { box: 'toDecide', limit: '1' } }
      : undefined,
  );
  readonly #answer = keepLast(this.#resource, () => this.#me()?.role);
  readonly count = computed(() => this.#answer()?.toDecide ?? 0);
  readonly text = computed(() => (this.count() >= AT_MOST ? `${AT_MOST}+` : `${this.count()}`));

  constructor() {
    effect(() => {
      const kind = this.#live.last()?.kind ?? '';
      if (KINDS.includes(kind)) untracked(() => this.lookAgain());
    });
    const timer = setInterval(() => this.lookAgain(), LOOK_AGAIN_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  lookAgain(): void {
    if (!document.hidden) this.#resource.reload();
  }
}
