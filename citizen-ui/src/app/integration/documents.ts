import { HttpClient, httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { RisingFiles } from '../parts/rising-files';
import { lastValue } from '../remote/last-value';
import type { Document, DocumentsAnswer } from '../remote/types';
import { PraticaStore } from '../pratica/pratica-store';

/** Which item of which request a file is for. */
export interface AskedItem {
  integrationId: string;
  item: number;
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
  readonly rising = new RisingFiles<AskedItem>(
    this.#http,
    (asked) => ({ url: this.#base(), params: { ...asked, ...this.#mandate() } }),
    () => this.resource.reload(),
  );

  waiting(integrationId: string, item: number): Document[] {
    return this.items().filter(
      (document) =>
        document.integrationId === integrationId &&
        document.item === item &&
        document.attachedAt === null,
    );
  }

  async remove({ id }: Pick<Document, 'id'>): Promise<void> {
    await firstValueFrom(this.#http.delete(`${this.#base()}/${id}`, { params: this.#mandate() }));
    this.resource.reload();
  }

  async read({ id }: Document): Promise<Blob> {
    return firstValueFrom(this.#http.get(`${this.#base()}/${id}`, { responseType: 'blob' }));
  }

  #mandate(): { mandateId?: string } {
    const mandateId = this.#store.mandate()?.id;
    return mandateId ? { mandateId } : {};
  }
}
