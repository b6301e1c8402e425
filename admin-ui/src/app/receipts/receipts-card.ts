import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { PaymentView, Pratica } from '../api-types';
import { keepLast } from '../live/keep-last';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { RefundForm } from './refund-form';

type Receipt = PaymentView['receipts'][number];
const BEFORE_ANY = ['offer', 'order', 'payment'];

/** What a counter took for this pratica, and what of it somebody has to give back by hand. */
@Component({
  selector: 'wemi-receipts-card',
  imports: [ProblemBox, RefundForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (error(); as error) {
      <wemi-problem [error]="error" (retry)="payment.reload()" />
    }
    @if (receipts().length > 0) {
      <section class="card" aria-labelledby="receipts-title" data-testid="receipts">
        <h2 id="receipts-title">{{ words.say('receipts.title') }}</h2>
        <dl class="facts">
          @for (receipt of receipts(); track receipt.number) {
            <div>
              <dt>{{ words.say('receipts.taken', { number: receipt.number }) }}</dt>
              <dd>{{ say(receipt) }}</dd>
            </div>
          }
        </dl>
        <div role="status">
          @if (isDone()) {
            <p class="notice good">{{ words.say('receipts.done') }}</p>
          }
        </div>
        @if (owed() && mayGiveBack()) {
          <wemi-refund-form
            [pratica]="pratica()"
            [cents]="owed()!.refundCents ?? 0"
            (done)="finish()"
          />
        }
      </section>
    }
  `,
})
export class ReceiptsCard {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  readonly #role = inject(Session).role;
  readonly #at = computed(() => `${this.pratica().id} ${this.pratica().version}`);
  protected readonly payment = httpResource<PaymentView>(() => {
    if (BEFORE_ANY.includes(this.pratica().state)) return undefined;
    // Money comes and goes with the pratica's moves.
    const [id] = this.#at().split(' ');
    return { url: `/api/pratiche/${id}/payments` };
  });
  readonly #last = keepLast(this.payment, () => this.pratica().id);
  /** A pratica that came to no order has no payment: that is no trouble. */
  protected readonly error = computed(() => {
    const error = this.payment.error();
    return error && readProblem(error).status !== 404 ? error : undefined;
  });
  protected readonly receipts = computed(() => this.#last()?.receipts ?? []);
  protected readonly owed = computed(() =>
    this.receipts().find(({ status }) => status === 'to-refund'),
  );
  protected readonly mayGiveBack = computed(() => {
    const role = this.#role();
    if (role === 'admin') return true;
    return role === 'sportello' && (this.pratica().mandate?.scope.includes('pay') ?? false);
  });
  protected readonly isDone = signal(false);

  reload(): void {
    this.payment.reload();
  }

  protected say({ status, amountCents, refundCents, refundNumber }: Receipt): string {
    const said = { settled: 'settled', 'to-refund': 'toRefund', refunded: 'refunded' }[status];
    return this.words.say(`receipts.${said}`, {
      amount: this.words.money(amountCents),
      back: this.words.money(refundCents ?? 0),
      refund: refundNumber ?? '',
    });
  }

  protected finish(): void {
    this.isDone.set(true);
    this.reload();
  }
}
