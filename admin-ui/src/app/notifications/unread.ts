import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { UnreadCount } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { Session } from '../session/session';
import { rereadOn } from '../live/reread-on';

/** Whom notifications tell here: enti and the office; nobody else has any on these pages. */
export const TOLD_ROLES = ['ente', 'admin'] as const;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** How many notifications nobody of the ente, or of the office, has read; and how they are read. */
@Injectable({ providedIn: 'root' })
export class Unread {
  readonly #http = inject(HttpClient);
  readonly #me = inject(Session).me;
  readonly isTold = computed(() => TOLD_ROLES.some((role) => role === this.#me()?.role));
  readonly #resource = httpResource<UnreadCount>(() =>
    this.isTold() ? '/api/notifications/unread-count' : undefined,
  );
  readonly #answer = keepLast(this.#resource, () => this.#me()?.role);
  /** Undefined until the API has answered. */
  readonly known = computed(() => this.#answer()?.count);
  readonly count = computed(() => this.known() ?? 0);
  readonly text = computed(() => `${this.count()}${this.#answer()?.countCapped ? '+' : ''}`);

  constructor() {
    rereadOn(inject(Live).told, this.#resource);
  }

  /** One, by the id that a link carries; what is no id is nothing. Nobody waits for it. */
  markOne(id: string): void {
    if (this.isTold() && UUID.test(id)) this.#forget(this.#send(`/api/notifications/${id}/read`, null)); // prettier-ignore
  }

  /** All of a pratica that is open before somebody. Nobody waits for it. */
  markPratica(praticaId: string): void {
    if (this.isTold()) this.#forget(this.#send('/api/notifications/read', { praticaId }));
  }

  /**
   * All that came by an instant.
   * @throws HttpErrorResponse
   */
  markAll(until: string): Promise<unknown> {
    return this.#send('/api/notifications/read', { until });
  }

  #forget(sent: Promise<unknown>): void {
    void sent.catch(() => undefined);
  }

  async #send(url: string, body: object | null): Promise<unknown> {
    const answer = await firstValueFrom(this.#http.post(url, body));
    this.#resource.reload();
    return answer;
  }
}
