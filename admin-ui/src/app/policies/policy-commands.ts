import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { toParams } from '../words/api-params';

/**
 * Sends what an administrator decides about rules. The same, sent again after an answer that never
 * came, carries the same Idempotency-Key: it has one effect, however often it is pressed.
 */
@Injectable({ providedIn: 'root' })
export class PolicyCommands {
  readonly #http = inject(HttpClient);
  readonly #unanswered = new Map<string, string>();

  /** Reads once, fresh, what a page shows otherwise. */
  read<Answer>(path: string, type: string | undefined): Promise<Answer> {
    return firstValueFrom(this.#http.get<Answer>(path, { params: toParams({ type }) }));
  }

  /** @throws what the API answered */
  async send<Answer>(path: string, body: object): Promise<Answer> {
    const name = JSON.stringify([path, body]);
    const key = this.#unanswered.get(name) ?? crypto.randomUUID();
    this.#unanswered.set(name, key);
    try {
      const headers = { 'idempotency-key': key };
      const answer = await firstValueFrom(this.#http.post<Answer>(path, body, { headers }));
      this.#unanswered.delete(name);
      return answer;
    } catch (error) {
      const isFinal =
        error instanceof HttpErrorResponse && error.status >= 400 && error.status < 500;
      if (isFinal) this.#unanswered.delete(name);
      throw error;
    }
  }
}
