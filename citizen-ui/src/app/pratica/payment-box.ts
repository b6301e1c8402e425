import {
  Component,
  DestroyRef,
  computed,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { readFailure } from '../remote/problem';
import { DayPipe, DeadlinePipe } from '../format/date-pipes';
import { MoneyPipe } from '../format/money';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { newsOf } from '../payment/attempt-state';
import { PaymentMethods } from '../payment/payment-methods';
import { StartPayment, type Way } from '../payment/start-payment';
import { TransferBox } from '../payment/transfer-box';
import { DownloadButton } from '../receipts/download-button';
import { OrderTariffNote } from '../tariffs/order-tariff';
import { CoveredNote } from '../vouchers/covered-note';
import { payableNow } from './instalment';
import type { PaymentView } from '../remote/types';
import { PraticaStore } from './pratica-store';

@Component({
  selector: 'app-payment-box',
  imports: [
    CoveredNote,
    DownloadButton,
    DayPipe,
    DeadlinePipe,
    MoneyPipe,
    OrderTariffNote,
    PaymentMethods,
    ProblemPanel,
    Skeleton,
    TransferBox,
    TranslocoPipe,
  ],
  styles: `
    section {
      margin-top: 1.5rem;
      padding: 1.5rem;
      border: 2px solid var(--mat-sys-tertiary);
    }
    .amount {
      font-size: var(--size-title);
      font-weight: 700;
      line-height: 1.2;
    }
    .notice {
      margin-block: 0.75rem;
    }
    .actions {
      margin-top: 1rem;
    }
  `,
  template: `
    <section class="card" aria-labelledby="payment">
      <h2 id="payment" tabindex="-1">{{ 'payment.title' | transloco }}</h2>
      @if (due(); as payment) {
        <p class="amount">{{ left() | money }}</p>
        <app-covered-note [payment]="payment" />
        <app-order-tariff [period]="part()?.period" />
        @if (part(); as part) {
          <p>{{ 'payment.instalmentOf' | transloco: { n: part.instalment, all: all() } }}</p>
        }
        @if (isLater() && part()?.isLate) {
          <p class="notice">{{ 'payment.late' | transloco }}</p>
        } @else {
          <p>{{ 'payment.by' | transloco: { at: payment.dueAt | deadline } }}</p>
        }
        @if (!isLater() && next(); as period) {
          <p>
            {{
              'payment.forNext'
                | transloco: { from: period.startDate | day, to: period.endDate | day }
            }}
          </p>
        }
        @if (news() === 'failed' || news() === 'waiting') {
          <p class="notice" [class.warn]="news() === 'failed'">
            {{ 'payment.box.' + news() | transloco }}
          </p>
        }
        @if (failure(); as error) {
          <app-problem-panel [error]="error" (retry)="pay()" />
        }
        @if (mayPay() && payment.transfers) {
          <app-transfer-box [praticaId]="store.id()" [paymentId]="payment.id" [at]="told()" />
        }
        @if (mayPay() && method(); as method) {
          <app-payment-methods [methods]="ways()" [chosen]="method" (choose)="choose($event)" />
          @if (method !== 'transfer' || !isAnnounced()) {
            <div class="actions">
              <button
                type="button"
                class="button"
                [attr.aria-disabled]="isLeaving()"
                (click)="pay()"
              >
                {{ 'payment.' + (isLeaving() ? 'leaving' : 'pay') + '.' + method | transloco }}
              </button>
            </div>
          }
          <p class="small muted">{{ 'payment.safe.' + method | transloco }}</p>
          @if (method === 'pagopa' && !isOtherPart()) {
            @if (hasNotice()) {
              <app-download-button
                [url]="'/api/pratiche/' + store.id() + '/payment-notice.pdf?payment=' + payment.id"
                name="avviso-pagopa.pdf"
                [text]="'payment.notice.download' | transloco"
              />
            } @else {
              <button type="button" class="button plain" (click)="prepareNotice()">
                {{ 'payment.notice.prepare' | transloco }}
              </button>
            }
          }
        } @else if (!mayPay()) {
          <p class="notice">{{ 'mandates.cannotPay' | transloco }}</p>
        } @else if (left() > 0) {
          <p class="notice">{{ 'payment.notOnline' | transloco }}</p>
        }
      } @else if (store.paymentResource.error()) {
        <app-problem-panel [error]="store.paymentResource.error()" (retry)="store.reload()" />
      } @else {
        <app-skeleton [count]="2" shape="line" />
      }
    </section>
  `,
})
export class PaymentBox {
  protected readonly store = inject(PraticaStore);
  readonly #start = inject(StartPayment);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly isLeaving = signal(false);
  /** Settled, it is the one of the period before: the next is on its way. */
  protected readonly due = computed(() => {
    const payment = this.store.payment();
    const part = this.part();
    if (payment && part && part.id !== payment.id) return { ...payment, ...part, attempts: [] };
    return payment?.status === 'settled' ? undefined : payment;
  });
  protected readonly part = computed(() => payableNow(this.store.payment(), this.#chosen()));
  protected readonly isLater = computed(() => (this.part()?.instalment ?? 1) > 1);
  protected readonly all = computed(() => {
    const part = this.part();
    const parts = this.store.payment()?.instalments ?? [];
    return parts.filter(({ period }) => period === part?.period).length;
  });
  /** The instalment that the payer would rather pay; until another comes to be shown. */
  readonly #chosen = linkedSignal<string, string | undefined>({
    source: this.store.id,
    computation: () => undefined,
  });
  /** What a tariff and vouchers leave to be paid, in cents. */
  protected readonly left = computed(() => {
    const payment = this.due();
    return payment ? payment.amountCents - payment.coveredCents : 0;
  });
  /** A mandate may leave paying out; who pays is then the person themselves. */
  protected readonly mayPay = computed(() => this.store.mandate()?.scope.includes('pay') ?? true);
  readonly #wanted = signal<Way | undefined>(undefined);
  protected readonly ways = computed((): Way[] => {
    const { methods = [], transfers } = this.due() ?? {};
    return transfers ? [...methods, 'transfer'] : [...methods];
  });
  /** Undefined where nothing of what is due can be paid from here. */
  protected readonly method = computed(() => {
    const ways = this.left() > 0 ? this.ways() : [];
    return ways.find((way) => way === this.#wanted()) ?? ways[0];
  });
  protected readonly transferBox = viewChild(TransferBox);
  protected readonly isAnnounced = computed(() => this.transferBox()?.transfer() !== undefined);
  /** How often a transfer was announced here, or the pratica moved. */
  readonly #announced = signal(0);
  protected readonly told = computed(
    () => this.#announced() + (this.store.pratica()?.version ?? 0) * 100,
  );
  protected readonly next = computed(() => this.store.pratica()?.service?.next);
  protected readonly news = computed(() => {
    const payment = this.due();
    return payment && newsOf(payment);
  });

  /** One per intention: kept while nobody answered, so that a repeated click pays once. */
  #key = crypto.randomUUID();

  constructor() {
    const back = ({ persisted }: PageTransitionEvent) => {
      // Back from the bank's page: the browser shows this one as it was left.
      if (!persisted) return;
      this.isLeaving.set(false);
      this.#key = crypto.randomUUID();
      this.store.reload();
    };
    addEventListener('pageshow', back);
    inject(DestroyRef).onDestroy(() => removeEventListener('pageshow', back));
  }

  /** Another instalment is another intention. */
  choosePart(id: string): void {
    this.#chosen.set(id);
    this.#key = crypto.randomUUID();
  }

  /** Of another instalment than the next the attempts are not known here. */
  protected readonly isOtherPart = computed(() => {
    const part = this.part();
    return part !== undefined && part.id !== this.store.payment()?.id;
  });
  /** There is one once pagoPA knows of what is due. */
  protected readonly hasNotice = computed(() => this.due()?.attempts.some(isNotice) ?? false);

  protected async prepareNotice(): Promise<void> {
    this.failure.set(undefined);
    try {
      const mandateId = this.store.mandate()?.id;
      const part = this.part();
      const of = { ...(part ? { paymentId: part.id } : {}), ...(mandateId ? { mandateId } : {}) };
      await this.#start.prepareNotice({ praticaId: this.store.id(), ...of }, this.#key);
    } catch (error) {
      this.failure.set(error);
    }
    this.#key = crypto.randomUUID();
    this.store.reload();
  }

  /** Another way to pay is another intention. */
  protected choose(method: Way): void {
    this.#wanted.set(method);
    this.#key = crypto.randomUUID();
  }

  protected async pay(): Promise<void> {
    const method = this.method();
    if (this.isLeaving() || !method) return;
    this.isLeaving.set(true);
    this.failure.set(undefined);
    try {
      const mandateId = this.store.mandate()?.id;
      const part = this.part();
      const of = { ...(part ? { paymentId: part.id } : {}), ...(mandateId ? { mandateId } : {}) };
      if (method === 'transfer') {
        await this.#start.announceTransfer({ praticaId: this.store.id(), ...of }, this.#key);
        this.#key = crypto.randomUUID();
        this.#announced.update((times) => times + 1);
        this.isLeaving.set(false);
        this.store.reload();
        return;
      }
      await this.#start.by(method, { praticaId: this.store.id(), ...of }, this.#key);
    } catch (error) {
      const { status } = readFailure(error);
      if (status >= 400 && status < 500) this.#key = crypto.randomUUID();
      this.failure.set(error);
      this.isLeaving.set(false);
      this.store.reload();
    }
  }
}

function isNotice({ provider, status }: PaymentView['attempts'][number]): boolean {
  return provider === 'pagopa' && status === 'open';
}
