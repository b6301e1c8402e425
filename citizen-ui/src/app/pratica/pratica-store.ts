import { HttpClient, httpResource } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { lastValue } from '../remote/last-value';
import type {
  Offer,
  PaymentView,
  Pratica,
  PraticaTariff,
  Timeline,
  TransitionAnswer,
} from '../remote/types';
import { Live } from '../live/live';
import { rereadOn } from '../remote/reread-on';

/** What a person asks of a pratica; the reason where the API wants one. */
export interface Move {
  transition: string;
  payload?: Record<string, unknown>;
  reason?: string;
}

/** One pratica as it stands, kept up to date by the stream of changes; and the way to move it. */
@Service({ autoProvided: false })
export class PraticaStore {
  readonly #http = inject(HttpClient);
  readonly #live = inject(Live);
  readonly id = signal('');
  /** Which of several payments is asked about; the first of the latest order when empty. */
  readonly paymentId = signal('');
  readonly #asked = computed(() => (this.paymentId() ? `?payment=${this.paymentId()}` : ''));
  readonly #base = computed(() => (this.id() ? `/api/pratiche/${this.id()}` : undefined));
  readonly resource = httpResource<Pratica>(() => this.#base());
  readonly #offers = httpResource<{ items: Offer[] }>(() => this.#under('offers'));
  readonly #timeline = httpResource<Timeline>(() => this.#under('timeline'));
  readonly paymentResource = httpResource<PaymentView>(() =>
    this.#hasPayment() ? this.#under(`payments${this.#asked()}`) : undefined,
  );
  readonly pratica = lastValue(this.resource);
  readonly offersAnswer = lastValue(this.#offers);
  readonly offers = computed(() => this.offersAnswer()?.items ?? []);
  readonly timeline = lastValue(this.#timeline);
  readonly #tariff = httpResource<PraticaTariff>(() =>
    this.#hasPayment() || this.offers().length > 0 ? this.#under('tariff') : undefined,
  );
  /** What a tariff leaves to pay: of offers, and as it was decided for each order. */
  readonly tariff = lastValue(this.#tariff);
  readonly payment = lastValue(this.paymentResource);
  /** Whose it is, when it is not the reader's own. */
  readonly mandate = computed(() => this.pratica()?.mandate ?? null);
  readonly #isMoving = signal(false);
  /** A command is on its way: no other is given until its answer is here. */
  readonly isMoving = this.#isMoving.asReadonly();
  /** The newest event that was on the page when the last command left. */
  readonly #sentAfter = signal(Number.POSITIVE_INFINITY);
  /** What happened since then, the newest first; empty once a command went through. */
  readonly changes = computed(() =>
    (this.timeline()?.items ?? []).filter(({ seq }) => seq > this.#sentAfter()),
  );
  readonly offersError = this.#offers.error;
  readonly timelineError = this.#timeline.error;
  readonly #hasPayment = computed(() => Boolean(this.pratica()?.order));

  constructor() {
    const heard = () => (this.id() ? this.#live.changesOf(this.id())() : 0);
    const { resource, paymentResource } = this;
    rereadOn(heard, resource, this.#offers, this.#tariff, this.#timeline, paymentResource);
  }

  reload(): void {
    this.resource.reload();
    this.#offers.reload();
    this.#tariff.reload();
    this.#timeline.reload();
    this.paymentResource.reload();
  }

  /**
   * Gives a command and reads the outcome, by the mandate that covers it when it is another's.
   * @param key one per intention: the same key again is the same command
   * @returns where the pratica stands now; of a reopening, the new one
   * @throws HttpErrorResponse with the API's refusal; the page is read anew all the same
   */
  async move(move: Move, key: string): Promise<TransitionAnswer> {
    const expectedVersion = this.pratica()?.version ?? 0;
    const mandateId = this.mandateFor(move.transition);
    const onBehalfOf = mandateId ? { onBehalfOf: { role: 'citizen', mandateId } } : {};
    const command = { payload: {}, ...move, ...onBehalfOf, expectedVersion };
    const headers = { 'Idempotency-Key': key };
    const sent = this.#http.post<TransitionAnswer>(`${this.#base()}/transitions`, command, {
      headers,
    });
    this.#isMoving.set(true);
    this.#sentAfter.set(this.timeline()?.items[0]?.seq ?? Number.POSITIVE_INFINITY);
    try {
      const answer = await firstValueFrom(sent);
      this.#sentAfter.set(Number.POSITIVE_INFINITY);
      return answer;
    } finally {
      this.#isMoving.set(false);
      this.reload();
    }
  }

  /** Several mandates may share what one does for another: each move names the one that covers it. */
  mandateFor(transition: string): string | undefined {
    const widest = this.mandate()?.id;
    if (!widest) return undefined;
    const may = this.pratica()?.allowed.find((each) => each.transition === transition);
    const by = may?.onBehalfOf;
    return (by && 'mandateId' in by && by.mandateId) || widest;
  }

  #under(part: string): string | undefined {
    const base = this.#base();
    return base && `${base}/${part}`;
  }
}
