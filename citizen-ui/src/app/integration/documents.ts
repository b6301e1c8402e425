import { HttpClient, HttpEventType, httpResource } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import { filter, lastValueFrom, tap } from 'rxjs';
import { firstValueFrom } from 'rxjs';
import { lastValue } from '../remote/last-value';
import type { Document, DocumentsAnswer } from '../remote/types';
import { PraticaStore } from '../pratica/pratica-store';

/** A file on its way up. */
export interface Rising {
  key: string;
  integrationId: string;
  item: number;
  file: File;
  percent: number;
  error?: unknown;
}

/** The documents of the pratica on the page: those sent, those waiting to be, those on their way. */
@Service({ autoProvided: false })
export class Documents {
  readonly #http = inject(HttpClient);
  readonly #store = inject(PraticaStore);
  readonly #base = computed(() => `/api/pratiche/${this.#store.id()}/documents`);
  readonly resource = httpResource<DocumentsAnswer>(() => {
    // An answer, or what somebody else uploaded, changes what is there.
    const pratica = this.#store.pratica();
    return pratica && pratica.integrations.length > 0 ? this.#base() : undefined;
  });
  readonly #answer = lastValue(this.resource);
  readonly items = computed(() => this.#answer()?.items ?? []);
  readonly sent = computed(() => this.items().filter(({ attachedAt }) => attachedAt !== null));
  readonly #rising = signal<readonly Rising[]>([]);
  readonly rising = this.#rising.asReadonly();

  waiting(integrationId: string, item: number): Document[] {
    return this.items().filter(
      (document) =>
        document.integrationId === integrationId &&
        document.item === item &&
        document.attachedAt === null,
    );
  }

  /** @returns whether it arrived; if not, the file stays in `rising` with what went wrong */
  async upload(integrationId: string, item: number, file: File): Promise<boolean> {
    const rising: Rising = { key: crypto.randomUUID(), integrationId, item, file, percent: 0 };
    this.#rising.update((all) => [...all, rising]);
    return this.#send(rising);
  }

  /** Under the same key, so that a file that did arrive is not there twice. */
  async again(rising: Rising): Promise<boolean> {
    this.#change(rising.key, { percent: 0, error: undefined });
    return this.#send(rising);
  }

  giveUp({ key }: Rising): void {
    this.#rising.update((all) => all.filter((one) => one.key !== key));
  }

  async remove({ id }: Document): Promise<void> {
    await firstValueFrom(this.#http.delete(`${this.#base()}/${id}`, { params: this.#mandate() }));
    this.resource.reload();
  }

  async read({ id }: Document): Promise<Blob> {
    return firstValueFrom(this.#http.get(`${this.#base()}/${id}`, { responseType: 'blob' }));
  }

  async #send({ key, integrationId, item, file }: Rising): Promise<boolean> {
    const body = new FormData();
    body.append('file', file, file.name);
    const sending = this.#http.post(this.#base(), body, {
      params: { integrationId, item, ...this.#mandate() },
      headers: { 'Idempotency-Key': key },
      reportProgress: true,
      observe: 'events',
    });
    try {
      await lastValueFrom(
        sending.pipe(
          tap((event) => {
            if (event.type !== HttpEventType.UploadProgress) return;
            const percent = Math.round((100 * event.loaded) / (event.total || file.size || 1));
            this.#change(key, { percent });
          }),
          filter(({ type }) => type === HttpEventType.Response),
        ),
      );
    } catch (error) {
      this.#change(key, { error });
      return false;
    }
    this.resource.reload();
    this.#rising.update((all) => all.filter((one) => one.key !== key));
    return true;
  }

  #change(key: string, change: Partial<Rising>): void {
    this.#rising.update((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  #mandate(): { mandateId?: string } {
    const mandateId = this.#store.mandate()?.id;
    return mandateId ? { mandateId } : {};
  }
}
