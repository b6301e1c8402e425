import { HttpClient, httpResource } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { lastValue } from '../remote/last-value';
import type { Consents as Answer, ConsentSaid } from '../remote/types';
import { CommandKey } from '../service-life/command-key';

const url = '/api/me/consents';

/** What one has read and agreed to; provided by what shows it, so never old. */
@Service({ autoProvided: false })
export class Consents {
  readonly #http = inject(HttpClient);
  readonly #key = new CommandKey();
  readonly resource = httpResource<Answer>(() => url);
  readonly answer = lastValue(this.resource);
  readonly isBusy = signal(false);
  readonly failure = signal<unknown>(undefined);
  /** What the comune says of privacy, as long as this version of it was not read. */
  readonly unread = computed(() => {
    const privacy = this.answer()?.privacy;
    return privacy && privacy.readVersion !== privacy.version ? privacy : undefined;
  });

  /** @returns whether it was taken; else `failure` says why not, and what stands is read anew */
  async say(said: ConsentSaid): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.failure.set(undefined);
    // What was agreed to, taken back and agreed to again is three acts.
    const about = { ...said, after: this.answer()?.history[0]?.at };
    const headers = { 'Idempotency-Key': this.#key.for(about) };
    try {
      this.resource.set(await firstValueFrom(this.#http.post<Answer>(url, said, { headers })));
      return true;
    } catch (error) {
      this.#key.failed(error);
      this.failure.set(error);
      this.resource.reload();
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
