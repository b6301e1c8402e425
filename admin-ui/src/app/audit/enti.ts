import { HttpClient } from '@angular/common/http';
import { inject, Injectable, resource } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { EntiAnswer, Named } from '../api-types';
import { Session } from '../session/session';

/** The comune's enti by name, for filters: all pages of them, read once. */
@Injectable({ providedIn: 'root' })
export class Enti {
  readonly #http = inject(HttpClient);
  readonly #me = inject(Session).me;
  readonly #resource = resource({
    params: () => this.#me()?.comune.id,
    loader: ({ params: comune }) => this.#load(comune),
  });

  list(): Named[] {
    return this.#resource.hasValue() ? this.#resource.value() : [];
  }

  nameOf(id: string): string {
    return this.list().find((ente) => ente.id === id)?.name ?? '…';
  }

  async #load(comune: string): Promise<Named[]> {
    const enti: Named[] = [];
    let cursor: string | null = null;
    do {
      const params: Record<string, string> = { comune, ...(cursor ? { cursor } : {}) };
      const page: EntiAnswer = await firstValueFrom(
        this.#http.get<EntiAnswer>('/api/enti', { params }),
      );
      enti.push(...page.items.map(({ id, name }) => ({ id, name })));
      cursor = page.next;
    } while (cursor);
    return enti;
  }
}
