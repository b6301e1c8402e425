import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Mandate } from '../remote/types';
import type { MandateDraft } from './mandate-draft';

/** What people do with mandates. Each gives the mandate as it stands then. */
@Service()
export class MandateCommands {
  readonly #http = inject(HttpClient);

  /**
   * Invites a person to act for the one who is signed in.
   * @param key one per intention: sent again under it, nobody is invited twice
   * @throws HttpErrorResponse with the API's refusal
   */
  invite({ email, scope, praticaId, expiresOn }: MandateDraft, key: string): Promise<Mandate> {
    const body = { email: email.trim(), scope, expiresOn, ...(praticaId ? { praticaId } : {}) };
    return this.#post('/api/mandates', body, key);
  }

  /** @throws HttpErrorResponse with the API's refusal, such as that it was answered meanwhile */
  answer(id: string, answer: 'accept' | 'refuse'): Promise<Mandate> {
    return this.#post(`/api/mandates/${id}/${answer}`, {}, crypto.randomUUID());
  }

  /** Ends it, by the one who gave it or by the one who holds it. */
  revoke(id: string): Promise<Mandate> {
    return this.#post(`/api/mandates/${id}/revoke`, {}, crypto.randomUUID());
  }

  #post(url: string, body: object, key: string): Promise<Mandate> {
    return firstValueFrom(
      this.#http.post<Mandate>(url, body, { headers: { 'Idempotency-Key': key } }),
    );
  }
}
