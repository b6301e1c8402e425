import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DeadlinePipe } from '../format/date-pipes';
import { MoneyPipe } from '../format/money';
import { ProblemPanel } from '../parts/problem-panel';
import { DownloadButton } from '../receipts/download-button';
import type { Transfers } from '../remote/types';

/** How to make the bank transfer that was announced for a payment; nothing when none was. */
@Component({
  selector: 'app-transfer-box',
  imports: [DeadlinePipe, DownloadButton, MoneyPipe, ProblemPanel, TranslocoPipe],
  styles: `
    .notice {
      margin-block: 0.75rem;
    }
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 0.5rem 1rem;
      margin-block: 0.75rem;
    }
    dd {
      margin: 0;
      font-weight: 700;
      overflow-wrap: anywhere;
    }
  `,
  template: `
    @if (found.error(); as error) {
      <app-problem-panel [error]="error" (retry)="found.reload()" />
    }
    @if (transfer(); as transfer) {
      <div class="notice" data-testid="transfer">
        <h3>{{ 'payment.transfer.title' | transloco }}</h3>
        <p>{{ 'payment.transfer.waiting' | transloco: { ente: transfer.enteName } }}</p>
        <dl>
          <dt>{{ 'payment.transfer.amount' | transloco }}</dt>
          <dd>{{ transfer.amountCents | money }}</dd>
          <dt>{{ 'payment.transfer.holder' | transloco }}</dt>
          <dd>{{ transfer.holder }}</dd>
          <dt>{{ 'payment.transfer.iban' | transloco }}</dt>
          <dd>{{ spaced() }}</dd>
          <dt>{{ 'payment.transfer.reference' | transloco }}</dt>
          <dd>{{ transfer.reference }}</dd>
        </dl>
        <p>{{ 'payment.transfer.until' | transloco: { at: transfer.dueAt | deadline } }}</p>
        <p class="small muted">{{ 'payment.transfer.otherWay' | transloco }}</p>
        <app-download-button
          [url]="
            '/api/pratiche/' + praticaId() + '/transfer-instructions.pdf?transfer=' + transfer.id
          "
          name="bonifico.pdf"
          [text]="'payment.transfer.download' | transloco"
        />
      </div>
    }
  `,
})
export class TransferBox {
  readonly praticaId = input.required<string>();
  readonly paymentId = input.required<string>();
  /** Read anew when it changes: the payer has just announced one, or the pratica has moved. */
  readonly at = input(0);
  protected readonly found = httpResource<Transfers>(() => {
    this.at();
    return { url: `/api/pratiche/${this.praticaId()}/transfers` };
  });
  /** The one that is waited for, of this payment. */
  readonly transfer = computed(() => {
    const all = this.found.hasValue() ? this.found.value().items : [];
    return all.find(
      ({ paymentId, status }) => paymentId === this.paymentId() && status === 'announced',
    );
  });
  protected readonly spaced = computed(() =>
    (this.transfer()?.iban ?? '').replace(/(.{4})(?=.)/g, '$1 '),
  );
}
