import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ApprovalAsked, OnBehalfOf, TransitionAnswer } from '../api-types';
import type { TransitionName } from '../domain';

export interface TransitionCommand {
  transition: TransitionName;
  expectedVersion: number;
  payload: Record<string, unknown>;
  onBehalfOf?: OnBehalfOf;
  reason?: string;
}

/**
 * Sends moves of a pratica. The same move, sent again after an answer that never came, carries the
 * same Idempotency-Key: it has one effect, however often it is pressed.
 */
@Injectable({ providedIn: 'root' })
export class Commands {
  readonly #http = inject(HttpClient);
  readonly #unanswered = new Map<string, string>();

  /** @returns what it came to; or, where another administrator has to decide, what was asked */
  async send(
    praticaId: string,
    command: TransitionCommand,
  ): Promise<TransitionAnswer | ApprovalAsked> {
    const move = JSON.stringify([praticaId, command]);
    const key = this.#unanswered.get(move) ?? crypto.randomUUID();
    this.#unanswered.set(move, key);
    try {
      const answer = await firstValueFrom(
        this.#http.post<TransitionAnswer | ApprovalAsked>(
          `/api/pratiche/${praticaId}/transitions`,
          command,
          {
            headers: { 'idempotency-key': key },
          },
        ),
      );
      this.#unanswered.delete(move);
      return answer;
    } catch (error) {
      if (isFinal(error)) this.#unanswered.delete(move);
      throw error;
    }
  }
}

/** A refusal is an answer; a lost connection, a stopped part or a move under way is not. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof HttpErrorResponse)) return false;
  const code = (error.error as { code?: string } | null)?.code;
  return error.status >= 400 && error.status < 500 && error.status !== 429 && code !== 'in-flight';
}
