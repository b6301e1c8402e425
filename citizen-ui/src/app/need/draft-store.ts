import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Need } from '../remote/types';
import { Session } from '../auth/session';
import { newDraft, toNeed, type Draft } from './draft';

const localKey = (serviceTypeId: string) => `wemi.draft.${serviceTypeId}`;

/**
 * Where a draft is kept: in this browser before the login, with the API after it. Once the API has
 * it, nothing of it stays in the browser.
 */
@Service()
export class DraftStore {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);

  /** The draft to go on with: the one named, the one begun here, or a new one. */
  async open(serviceTypeId: string, id?: string): Promise<{ draft: Draft; isResumed: boolean }> {
    await this.#session.resume();
    const local = readLocal(serviceTypeId);
    if (this.#session.isSignedIn() && id && local?.id !== id) {
      const need = await firstValueFrom(this.#http.get<Need>(`/api/needs/${id}`));
      return {
        draft: { ...newDraft(serviceTypeId), ...need, step: need.step ?? 0 } as Draft,
        isResumed: true,
      };
    }
    return local
      ? { draft: local, isResumed: true }
      : { draft: newDraft(serviceTypeId), isResumed: false };
  }

  /** Keeps a draft. @throws HttpErrorResponse when the API could not take it; then it stays here */
  async save(draft: Draft): Promise<void> {
    this.keepLocally(draft);
    if (!this.#session.isSignedIn()) return;
    await firstValueFrom(this.#http.put(`/api/needs/${draft.id}`, toNeed(draft)));
    forgetLocal(draft);
  }

  /** Every keystroke is safe in the browser until a step is saved. */
  keepLocally(draft: Draft): void {
    localStorage.setItem(localKey(draft.serviceTypeId), JSON.stringify(draft));
  }

  forget(draft: Draft): void {
    forgetLocal(draft);
  }

  async discard(draft: Pick<Draft, 'id' | 'serviceTypeId'>): Promise<void> {
    forgetLocal(draft);
    if (this.#session.isSignedIn()) {
      await firstValueFrom(this.#http.delete(`/api/needs/${draft.id}`)).catch(() => undefined);
    }
  }
}

function forgetLocal({ serviceTypeId }: Pick<Draft, 'serviceTypeId'>): void {
  localStorage.removeItem(localKey(serviceTypeId));
}

function readLocal(serviceTypeId: string): Draft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(localKey(serviceTypeId)) ?? 'null') as unknown;
    if (typeof kept !== 'object' || kept === null || !('id' in kept)) return undefined;
    return { ...newDraft(serviceTypeId), ...(kept as Partial<Draft>) };
  } catch {
    return undefined;
  }
}
