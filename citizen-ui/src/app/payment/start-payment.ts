import { HttpClient } from '@angular/common/http';
import { DOCUMENT, Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { StartedPayment } from '../remote/types';

/** Sends the payer to the bank's page. */
@Service()
export class StartPayment {
  readonly #http = inject(HttpClient);
  readonly #document = inject(DOCUMENT);

  /** @throws HttpErrorResponse when the payment cannot be started */
  async byCard(praticaId: string, key: string): Promise<void> {
    const headers = { 'Idempotency-Key': key };
    const url = `/api/pratiche/${praticaId}/payments`;
    const started = this.#http.post<StartedPayment>(url, { method: 'card' }, { headers });
    const { redirectUrl } = await firstValueFrom(started);
    this.#document.location.assign(redirectUrl);
  }
}
