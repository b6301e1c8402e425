import { HttpClient } from '@angular/common/http';
import { DOCUMENT, Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { PaymentView, StartedPayment } from '../remote/types';

export type Method = PaymentView['methods'][number];
/** How a payer may pay: on a gateway's page, or by a bank transfer to the ente. */
export type Way = Method | 'transfer';

interface Of {
  praticaId: string;
  paymentId?: string;
  mandateId?: string;
}

/** Sends the payer to the gateway's page, or tells that a bank transfer comes. */
@Service()
export class StartPayment {
  readonly #http = inject(HttpClient);
  readonly #document = inject(DOCUMENT);

  /**
   * @param of the pratica, which of its payments where there are several, and the mandate under which it is paid when it is somebody else's
   * @param key one per intention: the same key again is the same payment
   * @throws HttpErrorResponse when the payment cannot be started
   */
  async by(method: Method, of: Of, key: string): Promise<void> {
    const { redirectUrl } = await this.#open(method, of, key);
    this.#document.location.assign(redirectUrl);
  }

  /** Only makes the notice that is paid somewhere else: nobody is sent away. */
  async prepareNotice(of: Of, key: string): Promise<void> {
    await this.#open('pagopa', of, key);
  }

  /** Nobody is sent away: how to make the transfer stands beside the payment from then on. */
  async announceTransfer(of: Of, key: string): Promise<void> {
    const headers = { 'Idempotency-Key': key };
    const url = `/api/pratiche/${of.praticaId}/transfers`;
    await firstValueFrom(this.#http.post(url, bodyOf(of), { headers }));
  }

  #open(method: Method, of: Of, key: string): Promise<StartedPayment> {
    const headers = { 'Idempotency-Key': key };
    const url = `/api/pratiche/${of.praticaId}/payments`;
    const started = this.#http.post<StartedPayment>(url, { method, ...bodyOf(of) }, { headers });
    return firstValueFrom(started);
  }
}

function bodyOf({ paymentId, mandateId }: Of): object {
  return {
    ...(paymentId ? { paymentId } : {}),
    ...(mandateId ? { onBehalfOf: { mandateId } } : {}),
  };
}
