import { HttpClient } from '@angular/common/http';
import { DOCUMENT, Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { PaymentView, StartedPayment } from '../remote/types';

export type Method = PaymentView['methods'][number];

/** Sends the payer to the gateway's page. */
@Service()
export class StartPayment {
  readonly #http = inject(HttpClient);
  readonly #document = inject(DOCUMENT);

  /**
   * @param of the pratica, which of its payments where there are several, and the mandate under which it is paid when it is somebody else's
   * @param key one per intention: the same key again is the same payment
   * @throws HttpErrorResponse when the payment cannot be started
   */
  async by(
    method: Method,
    of: { praticaId: string; paymentId?: string; mandateId?: string },
    key: string,
  ): Promise<void> {
    const { redirectUrl } = await this.#open(method, of, key);
    this.#document.location.assign(redirectUrl);
  }

  /** Only makes the notice that is paid somewhere else: nobody is sent away. */
  async prepareNotice(
    of: { praticaId: string; paymentId?: string; mandateId?: string },
    key: string,
  ): Promise<void> {
    await this.#open('pagopa', of, key);
  }

  #open(
    method: Method,
    {
      praticaId,
      paymentId,
      mandateId,
    }: { praticaId: string; paymentId?: string; mandateId?: string },
    key: string,
  ): Promise<StartedPayment> {
    const headers = { 'Idempotency-Key': key };
    const url = `/api/pratiche/${praticaId}/payments`;
    const body = {
      method,
      ...(paymentId ? { paymentId } : {}),
      ...(mandateId ? { onBehalfOf: { mandateId } } : {}),
    };
    const started = this.#http.post<StartedPayment>(url, body, { headers });
    return firstValueFrom(started);
  }
}
