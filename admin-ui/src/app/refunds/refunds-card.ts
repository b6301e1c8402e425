import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Pratica, Refunds } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { RefundForm } from '../receipts/refund-form';
import { GiveBackForm, type Given } from './give-back-form';

const BEFORE_ANY = ['offer', 'order', 'payment'];

/**
 * What was paid through gateways or to the ente’s bank, what of it went back and why; the office gives back from here, and
 * records what it had to send by bank transfer.
 */
@Component({
  selector: 'wemi-refunds-card',
  imports: [GiveBackForm, ProblemBox, RefundForm, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (found.error(); as error) {
      <wemi-problem [error]="error" (retry)="found.reload()" />
    }
    @if (payments().length > 0 || transferCents()) {
      <section class="card" aria-labelledby="refunds-title" data-testid="refunds">
        <h2 id="refunds-title">{{ words.say('refunds.title') }}</h2>
        <div role="status">
          @if (given() === 'recorded') {
            <p class="notice good">{{ words.say('receipts.done') }}</p>
          }
          @if (given() === 'done') {
            <p class="notice good">{{ words.say('refunds.done') }}</p>
          }
          @if (approvalId(); as id) {
            <p class="notice">
              {{ words.say('approvals.sent') }}
              <a [routerLink]="['/approvals', id]">{{ words.say('approvals.see') }}</a>
            </p>
          }
        </div>
        @if (transferCents(); as cents) {
          @if (isAdmin()) {
            <wemi-refund-form
              way="transfer"
              [pratica]="pratica()"
              [cents]="cents"
              (done)="finish('recorded')"
            />
          } @else {
            <p>{{ words.say('refunds.byTransfer', { amount: words.money(cents) }) }}</p>
          }
        }
        @for (payment of payments(); track payment.paymentId) {
          <dl class="facts">
            <div>
              <dt>
                {{ words.say('refunds.taken', { how: words.say('payments.way.' + payment.way) }) }}
              </dt>
              <dd>
                {{ words.money(payment.takenCents) }}
                @if (payment.paidAt; as at) {
                  <span class="muted">{{ words.instant(at) }}</span>
                }
              </dd>
            </div>
            @for (refund of payment.refunds; track refund.id) {
              <div>
                <dt>{{ words.say('refunds.cause.' + refund.cause) }}</dt>
                <dd>
                  {{ words.money(refund.amountCents) }}
                  <span class="muted">{{ words.say('refunds.status.' + refund.status) }}</span>
                </dd>
              </div>
            }
            <div>
              <dt>{{ words.say('refunds.left') }}</dt>
              <dd>{{ words.money(payment.leftCents) }}</dd>
            </div>
          </dl>
          @if (isAdmin() && payment.leftCents > 0) {
            <details>
              <summary>{{ words.say('refunds.giveBack') }}</summary>
              <wemi-give-back-form
                [praticaId]="pratica().id"
                [payment]="payment"
                [aloneUpToCents]="aloneUpToCents()"
                (done)="finish($event)"
              />
            </details>
          }
        }
      </section>
    }
  `,
  styles: `
    summary {
      min-height: 44px;
      padding-block: 10px;
      cursor: pointer;
    }
  `,
})
export class RefundsCard {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  readonly #role = inject(Session).role;
  readonly #at = computed(() => `${this.pratica().id} ${this.pratica().version}`);
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  protected readonly found = httpResource<Refunds>(() => {
    const mayLook = this.isAdmin() || this.#role() === 'auditor';
    if (!mayLook || BEFORE_ANY.includes(this.pratica().state)) return undefined;
    // Money comes and goes with the pratica's moves.
    const [id] = this.#at().split(' ');
    return { url: `/api/pratiche/${id}/refunds` };
  });
  readonly #last = keepLast(this.found, () => this.pratica().id);
  protected readonly payments = computed(() => this.#last()?.payments ?? []);
  protected readonly transferCents = computed(() => this.#last()?.transferCents ?? null);
  protected readonly aloneUpToCents = computed(() => this.#last()?.aloneUpToCents ?? 0);
  protected readonly given = signal<Given | 'recorded' | undefined>(undefined);
  protected readonly approvalId = computed(() => {
    const given = this.given();
    return typeof given === 'object' ? given.approvalId : undefined;
  });

  protected finish(given: Given | 'recorded'): void {
    this.given.set(given);
    this.found.reload();
  }
}
