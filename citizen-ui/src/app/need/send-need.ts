import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { readFailure } from '../remote/problem';
import type { TransitionAnswer } from '../remote/types';
import type { Draft } from './draft';
import { DraftStore } from './draft-store';

/** Sends a need once: the draft's id is the key, whatever is repeated. */
@Service()
export class SendNeed {
  readonly #http = inject(HttpClient);
  readonly #store = inject(DraftStore);

  /**
   * Gives the id of the pratica.
   * @throws HttpErrorResponse when it was refused or nobody answered; sending again is safe
   */
  async send(draft: Draft): Promise<string> {
    try {
      await this.#store.save(draft);
    } catch (error) {
      // It was sent already and the answer was lost: the same key gets the same answer again.
      if (readFailure(error).status !== 404) throw error;
    }
    const headers = { 'Idempotency-Key': draft.id };
    const mandateId = draft.mandate?.id;
    const onBehalfOf = mandateId ? { onBehalfOf: { role: 'citizen', mandateId } } : {};
    const body = { needId: draft.id, ...onBehalfOf };
    const sent = this.#http.post<TransitionAnswer>('/api/pratiche', body, { headers });
    const { id } = await firstValueFrom(sent);
    this.#store.forget(draft);
    return id;
  }
}
