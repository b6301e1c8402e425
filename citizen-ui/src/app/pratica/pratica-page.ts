import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { State } from '../../../../workflows/pratica/transitions';
import { readFailure } from '../remote/problem';
import { InstantPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { PageTitle } from '../language/page-title';
import { Live } from '../live/live';
import { ActingFor } from '../mandates/acting-for';
import { MandateWords } from '../mandates/mandate-words';
import { Conversations } from '../conversations/conversations';
import { ConversationsSection } from '../conversations/conversations-section';
import { CalendarButton } from '../calendar/calendar-button';
import { MarkRead } from '../notifications/mark-read';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { StateTag } from '../pratiche/state-tag';
import { YourService } from '../service-life/your-service';
import { IfNobodyActs } from './if-nobody-acts';
import { payableNow } from './instalment';
import { InstalmentsCard } from './instalments-card';
import { NeedSummary } from './need-summary';
import { News } from './news';
import { OffersComparison } from './offers-comparison';
import { OrderDetails } from './order-details';
import { PaymentBox } from './payment-box';
import { PraticaActions } from './pratica-actions';
import { PraticaStore } from './pratica-store';
import { provideChanges } from './provide-changes';
import { PraticaDocuments } from '../receipts/pratica-documents';
import { RateLink } from '../ratings/rate-link';
import { ReadingsLink } from '../readings/readings-link';
import { ReviewCard } from '../reviews/review-card';
import { ReopeningLinks } from './reopening-links';
import { DocumentList } from '../integration/document-list';
import { Documents } from '../integration/documents';
import { IntegrationBox } from '../integration/integration-box';
import { StateBox } from './state-box';
import { TimelineView } from './timeline-view';

const lived: readonly State[] = ['active', 'suspended', 'renewed', 'interrupted', 'completed'];

@Component({
  selector: 'app-pratica-page',
  imports: [CalendarButton, ActingFor, Breadcrumb, DocumentList, IfNobodyActs, InstalmentsCard, IntegrationBox, InstantPipe, NeedSummary, OffersComparison, OrderDetails, PaymentBox, PraticaActions, PraticaDocuments, ProblemPanel, RateLink, ReadingsLink, ReopeningLinks, ReviewCard, RouterLink, Skeleton, StateBox, StateTag, TimelineView, TranslocoPipe, YourService, ConversationsSection], // prettier-ignore
  providers: [PraticaStore, News, Conversations, Documents, provideChanges()],
  templateUrl: './pratica-page.html',
  styleUrl: './pratica-page.scss',
})
export class PraticaPage {
  readonly id = input.required<string>();
  /** Set when the person comes from sending the need: the receipt is shown. */
  readonly inviata = input<string>();
  /** The conversation that a notice of a message leads to. */
  readonly conversazione = input<string>();
  protected readonly store = inject(PraticaStore);
  protected readonly news = inject(News);
  readonly #language = inject(Language);
  readonly #mandates = inject(MandateWords);
  readonly #words = inject(TranslocoService);
  protected readonly pratica = this.store.pratica;
  /** Whoever has it before them has read what told of it. */
  readonly #openId = computed(() => this.pratica()?.id);
  protected readonly typeName = computed(() => {
    const pratica = this.pratica();
    return pratica ? this.#language.pick(pratica.serviceTypeNameIt, pratica.serviceTypeNameEn) : '';
  });
  protected readonly isMissing = computed(
    () => readFailure(this.store.resource.error()).status === 404,
  );
  /** Of a pratica held by mandate that is gone: the mandate is over. */
  protected readonly missing = computed(() => {
    const name = this.store.mandate()?.principalName;
    if (name) return { title: this.#mandates.say('gone.title', { name }), text: this.#mandates.say('gone.text') }; // prettier-ignore
    this.#language.code();
    const say = (key: string) => this.#words.translate<string>(`pratica.${key}`);
    return { title: say('missing'), text: say('missingText') };
  });
  protected readonly box = viewChild(PaymentBox);
  protected readonly showsPayment = computed(() => {
    const state = this.pratica()?.state;
    const isWaiting = state === 'payment' || state === 'renewed';
    return isWaiting || payableNow(this.store.payment()) !== undefined;
  });
  protected readonly showsOffers = computed(
    () => this.pratica()?.state === 'offer' || this.pratica()?.state === 'order',
  );
  /** Until it is paid the dates are only the order's; from then on they are the service's. */
  protected readonly hasBegun = computed(() => {
    const state = this.pratica()?.state;
    return state !== undefined && lived.includes(state);
  });

  protected readonly asked = computed(() =>
    (this.pratica()?.integrations ?? []).filter(({ status }) => status === 'open'),
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => this.store.id.set(this.id()));
    effect(() => {
      const pratica = this.pratica();
      if (pratica) title.set(`${pratica.number}, ${this.typeName()}`);
    });
    inject(DestroyRef).onDestroy(inject(Live).listen());
    const markRead = inject(MarkRead);
    effect(() => {
      const id = this.#openId();
      if (id) untracked(() => markRead.ofPratica(id));
    });
  }

  protected payPart(id: string): void {
    this.box()?.choosePart(id);
    document.getElementById('payment')?.focus();
  }

  protected print(): void {
    window.print();
  }
}
