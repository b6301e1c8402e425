import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { PaymentItem, PaymentsAnswer, Pratica } from '../api-types';
import { keepLast } from '../live/keep-last';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { DebtForm } from './debt-form';
import { DocumentButton } from './document-button';

const BEFORE_ANY = ['offer', 'order'];
const RUNNING = ['active', 'suspended', 'renewed'];

/** All that was and is to be paid for a pratica, with what came back and the papers of it. */
@Component({
  selector: 'wemi-payments-card',
  imports: [DebtForm, DocumentButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './payments-card.html',
  styleUrl: './payments-card.scss',
})
export class PaymentsCard {
  readonly pratica = input.required<Pratica>();
  /** A counter took what was owed: other cards show its receipt. */
  readonly taken = output();
  protected readonly words = inject(Words);
  readonly #role = inject(Session).role;
  /** As long as a service runs, what is paid at a counter is a step of the pratica. */
  readonly #isOver = computed(() => !RUNNING.includes(this.pratica().state));
  readonly #mayTake = computed(() => {
    if (this.#role() === 'admin') return true;
    return this.#role() === 'sportello' && !!this.pratica().mandate?.scope.includes('pay');
  });
  readonly #at = computed(() => `${this.pratica().id} ${this.pratica().version}`);
  protected readonly payments = httpResource<PaymentsAnswer>(() => {
    if (BEFORE_ANY.includes(this.pratica().state)) return undefined;
    // Money comes and goes with the pratica's moves.
    const [id] = this.#at().split(' ');
    return { url: `/api/pratiche/${id}/payment-list` };
  });
  readonly #last = keepLast(this.payments, () => this.pratica().id);
  /** A mandate may leave paying out: then there is nothing to be seen, which is no trouble. */
  protected readonly error = computed(() => {
    const error = this.payments.error();
    return error && readProblem(error).status !== 404 ? error : undefined;
  });
  protected readonly items = computed(() =>
    (this.#last()?.items ?? []).map((one) => this.#say(one)),
  );

  protected readonly isTaken = signal(false);

  protected finish(): void {
    this.isTaken.set(true);
    this.payments.reload();
    this.taken.emit();
  }

  /** What is owed to the comune goes through pagoPA only. */
  #isTakenHere({ instalment, isPayable, payee }: PaymentItem): boolean {
    const isDebt = isPayable && instalment > 1 && this.#isOver();
    return isDebt && payee === 'ente' && this.#mayTake();
  }

  #say(payment: PaymentItem) {
    const { id, period, startDate, endDate, amountCents, receiptNumber } = payment;
    const { words } = this;
    return {
      id,
      period,
      receiptNumber,
      amount: words.money(amountCents),
      days: words.say('payments.period', { from: words.day(startDate), to: words.day(endDate) }),
      owedCents: this.#isTakenHere(payment) ? amountCents - payment.coveredCents : 0,
      lines: [this.#standing(payment), ...this.#moved(payment)],
    };
  }

  #standing(payment: PaymentItem): string {
    const { instalment: n, instalments: all } = payment;
    const said = this.#paid(payment);
    return all > 1 ? this.words.say('payments.instalment', { n, all, said }) : said;
  }

  #paid({ status, dueAt, settledAt, ways, counterNumber, instalment }: PaymentItem): string {
    const { words } = this;
    const isLate = status === 'due' && instalment > 1 && dueAt < new Date().toISOString();
    if (isLate)
      return words.say(this.#isOver() ? 'payments.lateOver' : 'payments.late', {
        at: words.instant(dueAt),
      });
    if (!settledAt) return words.say(`payments.${status}`, { at: words.instant(dueAt) });
    const how = ways.map((way) => words.say(`payments.way.${way}`)).join(', ');
    const paid = words.say('payments.paid', { at: words.instant(settledAt), how });
    return counterNumber ? words.say('payments.atCounter', { paid, number: counterNumber }) : paid;
  }

  #moved({ tariffCents, voucherCents, refunds, onItsWayCents }: PaymentItem): string[] {
    const { words } = this;
    return [
      ...(tariffCents > 0
        ? [words.say('payments.borne', { amount: words.money(tariffCents) })]
        : []),
      ...(voucherCents > 0
        ? [words.say('payments.voucher', { amount: words.money(voucherCents) })]
        : []),
      ...refunds.map(({ amountCents, at }) =>
        words.say('payments.givenBack', {
          amount: words.money(amountCents),
          at: words.instant(at),
        }),
      ),
      ...(onItsWayCents > 0
        ? [words.say('payments.onItsWay', { amount: words.money(onItsWayCents) })]
        : []),
    ];
  }
}
