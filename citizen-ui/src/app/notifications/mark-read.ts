import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Unread } from './unread';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Tells the API what the person has read; the count follows. */
@Service()
export class MarkRead {
  readonly #http = inject(HttpClient);
  readonly #unread = inject(Unread);

  /** One, by the id that a link carries; what is no id is nothing. Nobody waits for it. */
  one(id: string): void {
    if (UUID.test(id)) void this.#send(`/api/notifications/${id}/read`, null).catch(() => undefined);
  } // prettier-ignore

  /** All of a pratica that is open before the person. Nobody waits for it. */
  ofPratica(praticaId: string): void {
    void this.#send('/api/notifications/read', { praticaId }).catch(() => undefined);
  }

  /**
   * All that came by an instant, so that what comes meanwhile stays to be read.
   * @throws HttpErrorResponse
   */
  allUntil(until: string): Promise<unknown> {
    return this.#send('/api/notifications/read', { until });
  }

  async #send(url: string, body: object | null): Promise<unknown> {
    const answer = await firstValueFrom(this.#http.post(url, body));
    this.#unread.lookAgain();
    return answer;
  }
}
