import { HttpClient, httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Session } from '../auth/session';
import { lastValue } from '../remote/last-value';
import type { CaredPerson, CaredPersons as Answer, CaredPersonSaid } from '../remote/types';

const url = '/api/me/cared-persons';
/** The API keeps no more. */
const atMost = 20;

/** Those whom one looks after; provided by the page that asks, so never old. */
@Service({ autoProvided: false })
export class CaredPersons {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly resource = httpResource<Answer>(() => (this.#session.isSignedIn() ? url : undefined));
  readonly #answer = lastValue(this.resource);
  /** Undefined until they are known. */
  readonly items = computed(() => this.#answer()?.items);
  readonly isFull = computed(() => (this.items()?.length ?? 0) >= atMost);

  /** @throws HttpErrorResponse when it was refused or nobody answered; saving again is safe */
  async save(id: string, said: CaredPersonSaid): Promise<CaredPerson> {
    const saved = await firstValueFrom(this.#http.put<CaredPerson>(`${url}/${id}`, said));
    this.resource.reload();
    return saved;
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.#http.delete(`${url}/${id}`));
    this.resource.reload();
  }
}
