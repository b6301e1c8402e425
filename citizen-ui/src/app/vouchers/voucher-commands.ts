import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { VoucherApplication, VoucherRequest } from '../remote/types';

/** What a citizen does with vouchers. Each gives the application as it stands then. */
@Service()
export class VoucherCommands {
  readonly #http = inject(HttpClient);

  /** @param key one per intention: sent again under it, it is one application */
  apply(request: VoucherRequest, key: string): Promise<VoucherApplication> {
    return this.#post('/api/voucher-applications', request, key);
  }

  /** @throws HttpErrorResponse with the API's refusal, such as that it was decided meanwhile */
  withdraw(id: string): Promise<VoucherApplication> {
    return this.#post(`/api/voucher-applications/${id}/withdrawal`, undefined, crypto.randomUUID());
  }

  /** @throws HttpErrorResponse with the API's refusal */
  appeal(decisionId: string, reason: string, key: string): Promise<VoucherApplication> {
    return this.#post(`/api/voucher-decisions/${decisionId}/appeal`, { reason }, key);
  }

  /** A document that was sent with an application: asked for with the token, a link would not do. */
  readDocument(id: string): Promise<Blob> {
    const url = `/api/voucher-documents/${id}`;
    return firstValueFrom(this.#http.get(url, { responseType: 'blob' }));
  }

  #post(url: string, body: object | undefined, key: string): Promise<VoucherApplication> {
    const headers = { 'Idempotency-Key': key };
    return firstValueFrom(this.#http.post<VoucherApplication>(url, body, { headers }));
  }
}
