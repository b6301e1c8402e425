import { HttpClient, httpResource } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Session } from '../auth/session';
import { lastValue } from '../remote/last-value';
import type { Favourites as Answer } from '../remote/types';

const url = '/api/me/favourites';

/** Services that one wants to find again; provided by whoever asks, so never old. */
@Service({ autoProvided: false })
export class Favourites {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  /** Read anew after each, also where they are just being read: `reload` would not. */
  readonly #changes = signal(0);
  readonly resource = httpResource<Answer>(() => {
    this.#changes();
    return this.#session.isSignedIn() ? url : undefined;
  });
  readonly #answer = lastValue(this.resource);
  /** Undefined until they are known, and for a stranger. */
  readonly items = computed(() => (this.#session.isSignedIn() ? this.#answer()?.items : undefined));

  /** @throws HttpErrorResponse when it was refused or nobody answered; doing it again is safe */
  async keep(serviceId: string): Promise<void> {
    await firstValueFrom(this.#http.put(`${url}/${serviceId}`, null));
    this.#changes.update((n) => n + 1);
  }

  /** @throws as `keep` does */
  async drop(serviceId: string): Promise<void> {
    await firstValueFrom(this.#http.delete(`${url}/${serviceId}`));
    this.#changes.update((n) => n + 1);
  }
}
