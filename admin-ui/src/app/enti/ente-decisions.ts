import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { readProblem } from '../problem/problem';

/** Suspends and reinstates; the same decision, sent again after no answer, keeps its key. */
@Injectable({ providedIn: 'root' })
export class EnteDecisions {
  readonly #http = inject(HttpClient);
  readonly #unanswered = new Map<string, string>();

  async send(enteId: string, what: 'suspend' | 'reinstate', reason: string): Promise<void> {
    const name = JSON.stringify([enteId, what, reason]);
    const key = this.#unanswered.get(name) ?? crypto.randomUUID();
    this.#unanswered.set(name, key);
    const headers = { 'idempotency-key': key };
    try {
      const url = `/api/office/enti/${enteId}/${what}`;
      await firstValueFrom(this.#http.post(url, { reason }, { headers }));
      this.#unanswered.delete(name);
    } catch (error) {
      const { status } = readProblem(error);
      if (status >= 400 && status < 500) this.#unanswered.delete(name);
      throw error;
    }
  }
}
