import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Need } from '../remote/types';
import { Session } from '../auth/session';
import { newDraft, toNeed, type Draft } from './draft';
import { forgetLocal, readAllLocal, readLocal, writeLocal } from './local-drafts';

export interface OpenedDraft {
  draft: Draft;
  /** Where it was found; one that is in the browser only is not listed anywhere yet. */
  from: 'api' | 'browser' | 'nowhere';
}

/**
 * Where a draft is kept: in this browser before the login, with the API after it. Once the API has
 * it, nothing of it stays in the browser.
 */
@Service()
export class DraftStore {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);

  /** The draft to go on with: the one named, the one begun here, or a new one. */
  async open(serviceTypeId: string, id?: string): Promise<OpenedDraft> {
    await this.#session.resume();
    const local = readLocal(serviceTypeId, this.#session.personId());
    if (this.#session.isSignedIn() && id && local?.id !== id) {
      // The browser keeps one draft of a kind: the other one must not be written over.
      if (local) await this.#upload(local).catch(() => undefined);
      const need = await firstValueFrom(this.#http.get<Need>(`/api/needs/${id}`));
      return {
        draft: { ...newDraft(serviceTypeId), ...need, step: need.step ?? 0 } as Draft,
        from: 'api',
      };
    }
    return local
      ? { draft: local, from: 'browser' }
      : { draft: newDraft(serviceTypeId), from: 'nowhere' };
  }

  /** Keeps a draft. @throws HttpErrorResponse when the API could not take it; then it stays here */
  async save(draft: Draft): Promise<void> {
    this.keepLocally(draft);
    if (this.#session.isSignedIn()) await this.#upload(draft);
  }

  /**
   * Hands all that was begun in this browser to the API, so that it is listed as to be completed.
   * Tells whether there was anything.
   */
  async uploadAll(): Promise<boolean> {
    await this.#session.resume();
    if (!this.#session.isSignedIn()) return false;
    const drafts = readAllLocal(this.#session.personId());
    // What the API cannot take now stays here, and is handed over another time.
    await Promise.allSettled(drafts.map((draft) => this.#upload(draft)));
    return drafts.length > 0;
  }

  /** Every keystroke is safe in the browser until a step is saved. */
  keepLocally(draft: Draft): void {
    writeLocal(draft, this.#session.personId());
  }

  forget(draft: Draft): void {
    forgetLocal(draft);
  }

  async discard(draft: Pick<Draft, 'id' | 'serviceTypeId'>): Promise<void> {
    const local = readLocal(draft.serviceTypeId, this.#session.personId());
    if (local?.id === draft.id) forgetLocal(draft);
    if (this.#session.isSignedIn()) {
      await firstValueFrom(this.#http.delete(`/api/needs/${draft.id}`)).catch(() => undefined);
    }
  }

  async #upload(draft: Draft): Promise<void> {
    await firstValueFrom(this.#http.put(`/api/needs/${draft.id}`, toNeed(draft)));
    const local = readLocal(draft.serviceTypeId, this.#session.personId());
    // A keystroke that came meanwhile is not in what the API took.
    if (local && JSON.stringify(local) === JSON.stringify(draft)) forgetLocal(draft);
  }
}
