import { httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { Session } from '../auth/session';
import { lastValue } from '../remote/last-value';
import { allowsNeeds } from './mandate';
import type { Mandate, MandatesAnswer } from '../remote/types';

/** For whom the person who is signed in may act; provided by the page that asks, so never old. */
@Service({ autoProvided: false })
export class ReceivedMandates {
  readonly #session = inject(Session);
  readonly #resource = httpResource<MandatesAnswer>(() =>
    this.#session.isSignedIn() ? '/api/mandates' : undefined,
  );
  readonly #answer = lastValue(this.#resource);
  readonly #received = computed(() => this.#answer()?.received ?? []);
  readonly hasInvitation = computed(() =>
    this.#received().some(({ status }) => status === 'offered'),
  );
  /** Those under which a new need may be told. */
  readonly forNeeds = computed(() => this.#received().filter(allowsNeeds));

  find(id: string): Mandate | undefined {
    return this.#received().find((mandate) => mandate.id === id);
  }
}
