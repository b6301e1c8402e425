import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { KeptDraft, TransitionAnswer } from '../api-types';
import { readProblem } from '../problem/problem';

export interface NeedToSend {
  id: string;
  content: KeptDraft;
  mandateId: string;
  reason: string;
}

/** Sends a need for a citizen, once: the draft's id is the key, whatever is repeated. */
@Injectable({ providedIn: 'root' })
export class SendNeed {
  readonly #http = inject(HttpClient);

  /**
   * @returns the id of the pratica
   * @throws HttpErrorResponse when it was refused or nobody answered; sending again is safe
   */
  async send({ id, content, mandateId, reason }: NeedToSend): Promise<string> {
    try {
      await firstValueFrom(this.#http.put(`/api/needs/${id}`, content));
    } catch (error) {
      // It was sent already and the answer was lost: the same key gets the same answer again.
      if (readProblem(error).status !== 404) throw error;
    }
    const body = { needId: id, onBehalfOf: { role: 'citizen', mandateId }, reason };
    const headers = { 'idempotency-key': id };
    const sent = this.#http.post<TransitionAnswer>('/api/pratiche', body, { headers });
    return (await firstValueFrom(sent)).id;
  }
}
