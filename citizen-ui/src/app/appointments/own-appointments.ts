import { HttpClient, httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Session } from '../auth/session';
import { lastValue } from '../remote/last-value';
import type { Appointment, OwnAppointments as Answer } from '../remote/types';
import { CommandKey } from '../service-life/command-key';

const url = '/api/me/appointments';

/** One's own appointments; provided by the page that asks, so never old. */
@Service({ autoProvided: false })
export class OwnAppointments {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #key = new CommandKey();
  readonly resource = httpResource<Answer>(() => (this.#session.isSignedIn() ? url : undefined));
  /** Undefined until they are known. */
  readonly answer = lastValue(this.resource);
  readonly coming = computed(() => this.answer()?.coming ?? []);

  /** @throws HttpErrorResponse: `appointment-taken` when somebody was faster */
  book(body: { sportelloId: string; startsAt: string; about?: string }): Promise<Appointment> {
    return this.#post(url, body);
  }

  /** @throws HttpErrorResponse: `appointment-taken` when somebody was faster */
  move(id: string, startsAt: string): Promise<Appointment> {
    return this.#post(`${url}/${id}/move`, { startsAt });
  }

  async cancel(id: string): Promise<void> {
    await this.#post(`${url}/${id}/cancel`);
    this.resource.reload();
  }

  async #post(to: string, body?: object): Promise<Appointment> {
    const headers = { 'Idempotency-Key': this.#key.for({ to, body }) };
    try {
      return await firstValueFrom(this.#http.post<Appointment>(to, body, { headers }));
    } catch (error) {
      this.#key.failed(error);
      throw error;
    }
  }
}
