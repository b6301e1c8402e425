import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { ActPanel } from '../act/act-panel';
import { StandingFor } from '../act/standing-for';
import { StandingBanner } from '../act/standing-banner';
import { ReachCard } from '../contacts/reach-card';
import { ConversationsCard } from '../conversations/conversations-card';
import { ContestsCard } from '../contests/contests-card';
import { AsOfCard } from '../history/as-of-card';
import { EngineCard } from '../history/engine-card';
import { HistoryTable } from '../history/history-table';
import { NextTask } from '../inbox/next-task';
import { Shortcuts } from '../keys/shortcuts';
import { type KeyDoes, ShortcutsSheet } from '../keys/shortcuts-sheet';
import { Unread } from '../notifications/unread';
import { ProblemBox } from '../problem/problem-box';
import { PaymentsCard } from '../receipts/payments-card';
import { TransfersCard } from '../transfers/transfers-card';
import { ReceiptsCard } from '../receipts/receipts-card';
import { ReviewsCard } from '../reviews/reviews-card';
import { RefundsCard } from '../refunds/refunds-card';
import { Session } from '../session/session';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';
import { DeadlinesCard } from './deadlines-card';
import { EntiCard } from './enti-card';
import { AskedInMessage } from '../integration/asked-in-message';
import { IntegrationsCard } from '../integration/integrations-card';
import { NeedCard } from './need-card';
import { OffersCard } from './offers-card';
import { OrderCard } from './order-card';
import { PraticaHead } from './pratica-head';
import { PraticaStore } from './pratica-store';
import { sayEvent } from './say-event';
import { TimelineList } from './timeline-list';
import { WhatIfCard } from './what-if-card';

/** One pratica for ente, office and auditor: each gets the parts and the actions of its role. */
@Component({
  imports: [
    ActPanel, AsOfCard, ConversationsCard, ContestsCard, EngineCard, DeadlinesCard, EntiCard, HistoryTable, Icon, IntegrationsCard, NeedCard, OffersCard, OrderCard,
    PaymentsCard, PraticaHead, ProblemBox, ReachCard, ReceiptsCard, ReviewsCard, RefundsCard, RouterLink, StandingBanner, TimelineList, TransfersCard,
    WhatIfCard,
  ], // prettier-ignore
  providers: [PraticaStore, StandingFor, AskedInMessage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './pratica-page.html',
  styleUrl: './pratica-page.scss',
})
export class PraticaPage {
  readonly id = input.required<string>();
  /** The action to begin with: what a link from the radar is about. */
  readonly act = input<string>();
  /** The conversation that a notice of a message leads to. */
  readonly conversazione = input<string>();
  protected readonly store = inject(PraticaStore);
  protected readonly receipts = viewChild(ReceiptsCard);
  protected readonly acts = viewChild(ActPanel);
  readonly #asked = inject(AskedInMessage);
  protected readonly words = inject(Words);
  readonly #standing = inject(StandingFor);
  readonly #nextTask = inject(NextTask);
  readonly #router = inject(Router);
  readonly #dialog = inject(MatDialog);
  /** Whoever has it before them has read what told of it. */
  readonly #openId = computed(() => this.store.pratica()?.id);
  readonly #me = inject(Session).me;
  readonly #role = inject(Session).role;
  protected readonly isEnte = computed(() => this.#role() === 'ente');
  protected readonly isSportello = computed(() => this.#role() === 'sportello');
  /** The full history is for who checks; the others read what happened. */
  protected readonly readsTimeline = computed(() => this.isEnte() || this.isSportello());
  protected readonly canPrint = computed(() => this.isSportello() || this.isAdmin());
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  /** A counter begins once it stands in its citizen's place, a moment after the pratica has come. */
  protected readonly begin = computed(() =>
    this.isSportello() && !this.#standing.party() ? undefined : this.act(),
  );
  /** The inbox one came from, to go back to it as it was. */
  protected readonly inbox = computed(() => {
    this.id();
    return this.#nextTask.trail().inbox;
  });
  /** Said politely when something happens while one looks. */
  protected readonly news = signal('');

  constructor() {
    inject(Shortcuts).listen({
      d: () => document.querySelector<HTMLElement>('wemi-act-panel button')?.focus(),
      u: () => this.#goBack(),
      '?': () => this.#openHelp(),
    });
    let latest: number | undefined;
    // The page stays while the pratica in it changes: nothing of one may be said of the other.
    effect(() => {
      this.store.id.set(this.id());
      this.#standing.always.set(null);
      this.#standing.party.set(null);
      this.news.set(this.#nextTask.takeSaid());
      latest = undefined;
    });
    // A counter is not told, and does not see who was.
    effect(() => this.store.seesNotices.set(!this.isSportello()));
    const unread = inject(Unread);
    effect(() => {
      const id = this.#openId();
      if (id) untracked(() => unread.markPratica(id));
    });
    // A counter acts for its citizen from the first moment to the last.
    effect(() => {
      const mandateId = this.store.pratica()?.mandate?.id;
      if (!this.isSportello() || !mandateId) return;
      this.#standing.always.set({ role: 'citizen', mandateId });
      this.#standing.leave();
    });
    effect(() => {
      const [event] = this.store.events();
      if (!event) return;
      const isOwn = event.actor.name === this.#me()?.name;
      if (latest !== undefined && event.seq > latest && !isOwn) {
        this.news.set(
          untracked(() => this.words.say('live.news', { event: sayEvent(event, this.words) })),
        );
      }
      latest = event.seq;
    });
  }

  /** The form that asks for documents, with the message as its first note. */
  protected askDocuments(text: string): void {
    this.#asked.begin(text);
    this.acts()?.start('requestIntegration');
  }

  #goBack(): void {
    const queryParams = this.inbox();
    void this.#router.navigate([queryParams ? '/attivita' : '/pratiche'], { queryParams });
  }

  #openHelp(): void {
    const data: KeyDoes[] = ['acts', 'back', 'help'];
    this.#dialog.open(ShortcutsSheet, { data });
  }

  /** Whoever came from the inbox goes on to the next thing to do. */
  protected async goOn(said: string): Promise<void> {
    const nothingLeft = await this.#nextTask.open({ praticaId: this.id(), said });
    if (nothingLeft) this.news.set(nothingLeft);
  }
}
