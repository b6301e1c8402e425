import { httpResource } from '@angular/common/http';
import {
  Component,
  DestroyRef,
  Injector,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ExactPipe, InstantPipe } from '../format/date-pipes';
import { Announcer } from '../live/announcer';
import { Live } from '../live/live';
import { askToConfirm } from '../parts/ask-to-confirm';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { News } from '../pratica/news';
import { PraticaStore } from '../pratica/pratica-store';
import { provideChanges } from '../pratica/provide-changes';
import { readFailure } from '../remote/problem';
import type { Contests } from '../remote/types';
import { CommandKey } from '../service-life/command-key';

/** One step that somebody took in the reader's place, and why they do not agree. */
@Component({
  selector: 'app-contest-page',
  imports: [Breadcrumb, ExactPipe, InstantPipe, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  providers: [PraticaStore, News, provideChanges()],
  styles: `
    .page {
      max-width: 52rem;
    }
    .lead,
    .act,
    form,
    .notice {
      margin-top: 1.25rem;
    }
    .actions {
      display: flex;
      margin-top: 1.25rem;
    }
  `,
  templateUrl: './contest-page.html',
})
export class ContestPage {
  readonly id = input.required<string>();
  readonly eventId = input.required<string>();
  protected readonly store = inject(PraticaStore);
  readonly #news = inject(News);
  readonly #words = inject(TranslocoService);
  readonly #router = inject(Router);
  readonly #announcer = inject(Announcer);
  readonly #injector = inject(Injector);
  readonly #key = new CommandKey();
  protected readonly reason = signal('');
  protected readonly isReasonMissing = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  /** Set once it is sent: the page that is left must not say that nothing can be done. */
  readonly #isDone = signal(false);
  protected readonly contests = httpResource<Contests>(() => `/api/pratiche/${this.id()}/contests`);
  protected readonly isMissing = computed(
    () => readFailure(this.store.resource.error()).status === 404,
  );
  protected readonly canContest = computed(
    () =>
      this.#isDone() ||
      (this.contests.hasValue() &&
        this.contests.value().contestable.some(({ eventId }) => eventId === this.eventId())),
  );
  protected readonly act = computed(() =>
    this.store.timeline()?.items.find(({ id }) => id === this.eventId()),
  );
  protected readonly sentence = computed(() => {
    const act = this.act();
    return act ? this.#news.sentenceFor(act) : '';
  });
  protected readonly trail = computed(() => {
    const number = this.store.pratica()?.number;
    return [
      { label: 'nav.pratiche', link: '/pratiche' },
      ...(number ? [{ name: number, link: `/pratiche/${this.id()}` }] : []),
    ];
  });

  constructor() {
    effect(() => this.store.id.set(this.id()));
    inject(DestroyRef).onDestroy(inject(Live).listen());
  }

  protected async send(): Promise<void> {
    if (this.store.isMoving()) return;
    const reason = this.reason().trim();
    this.isReasonMissing.set(reason === '');
    if (!reason) return document.getElementById('contest-reason')?.focus();
    const say = (name: string) => this.#words.translate<string>(`pratica.contest.${name}`);
    const isConfirmed = await askToConfirm(this.#injector, {
      title: say('confirmTitle'),
      text: [say('confirmText')],
      confirm: say('send'),
    });
    if (isConfirmed === undefined) return;
    const move = { transition: 'contest', payload: { eventId: this.eventId() }, reason };
    this.failure.set(undefined);
    try {
      await this.store.move(move, this.#key.for(move));
      this.#isDone.set(true);
      this.#announcer.say(say('sent'));
      await this.#router.navigate(['/pratiche', this.id()], { replaceUrl: true });
    } catch (error) {
      this.#key.failed(error);
      this.failure.set(error);
    }
  }
}
