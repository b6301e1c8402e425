import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/**
 * Sends what must have one effect. The same content, sent again after an answer that never came,
 * carries the same Idempotency-Key, however often it is pressed.
 */
@Injectable({ providedIn: 'root' })
export class SendOnce {
  readonly #http = inject(HttpClient);
  readonly #unanswered = new Map<string, string>();

  /** @throws HttpErrorResponse with the API's refusal, or without an answer */
  async post<Answer>(url: string, body: object): Promise<Answer> {
    const content = JSON.stringify([url, body]);
    const key = this.#unanswered.get(content) ?? crypto.randomUUID();
    this.#unanswered.set(content, key);
    try {
      const headers = { 'idempotency-key': key };
      const answer = await firstValueFrom(this.#http.post<Answer>(url, body, { headers }));
      this.#unanswered.delete(content);
      return answer;
    } catch (error) {
      if (isRefusal(error)) this.#unanswered.delete(content);
      throw error;
    }
  }
}

/** A refusal is an answer; a lost connection, a stopped part or a command under way is not. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof HttpErrorResponse)) return false;
  const code = (error.error as { code?: string } | null)?.code;
  return error.status >= 400 && error.status < 500 && error.status !== 429 && code !== 'in-flight';
}
