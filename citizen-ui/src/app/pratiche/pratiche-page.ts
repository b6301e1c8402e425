import { httpResource } from '@angular/common/http';
import {
  Component,
  DestroyRef,
  Injector,
  computed,
  effect,
  inject,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Catalogue } from '../remote/catalogue';
import { keysetList } from '../remote/keyset-list';
import { lastValue } from '../remote/last-value';
import type { Need, PraticaCard, PraticheAnswer } from '../remote/types';
import { InstantPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { Live } from '../live/live';
import { UnreadNote } from '../conversations/unread-note';
import { InvitationNote } from '../mandates/invitation-note';
import { STEPS, type Step } from '../need/draft';
import { DraftStore } from '../need/draft-store';
import { askToConfirm } from '../parts/ask-to-confirm';
import { PrivacyLine } from '../consents/privacy-line';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { PageFocus } from '../shell/page-focus';
import { OwnContactsLink } from '../contacts/contacts-link';
import { ReadingsLink } from '../readings/readings-link';
import { DueDate } from './due-date';
import { PraticaCardView } from './pratica-card';

/** What the person has to do comes first, then what is under way, then what is over. */
@Component({
  selector: 'app-pratiche-page',
  imports: [
    DueDate,
    InstantPipe,
    InvitationNote,
    UnreadNote,
    PraticaCardView,
    OwnContactsLink,
    ReadingsLink,
    PrivacyLine,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './pratiche-page.html',
  styleUrl: './pratiche-page.scss',
})
export class PratichePage {
  protected readonly language = inject(Language);
  readonly #injector = inject(Injector);
  readonly #words = inject(TranslocoService);
  readonly #announcer = inject(Announcer);
  readonly #focus = inject(PageFocus);
  readonly #drafts = inject(DraftStore);
  readonly #catalogue = inject(Catalogue);
  protected readonly open = keysetList<PraticaCard, PraticheAnswer>(() => ({
    url: '/api/pratiche',
    params: { open: 'true', limit: '50' },
  }));
  protected readonly closed = keysetList<PraticaCard, PraticheAnswer>(() => ({
    url: '/api/pratiche',
    params: { open: 'false', limit: '10' },
  }));
  protected readonly needs = httpResource<{ items: Need[] }>(() => '/api/needs');
  protected readonly drafts = lastValue(this.needs);
  protected readonly todo = computed(() =>
    this.open
      .items()
      .filter(({ todo }) => todo)
      .sort((a, b) => (a.todo?.dueAt ?? '').localeCompare(b.todo?.dueAt ?? '')),
  );
  protected readonly underWay = computed(() => this.open.items().filter(({ todo }) => !todo));
  protected readonly isEmpty = computed(
    () =>
      this.open.answer() !== undefined &&
      this.closed.answer() !== undefined &&
      this.open.items().length === 0 &&
      this.closed.items().length === 0 &&
      this.drafts()?.items.length === 0,
  );

  constructor() {
    const live = inject(Live);
    inject(DestroyRef).onDestroy(live.listen());
    effect(() => {
      if (live.changes() > 0) untracked(() => this.reload());
    });
    const seen = live.last();
    effect(() => {
      if (live.last() !== seen) this.#announcer.say(this.#words.translate('pratiche.changed'));
    });
    // What could not be handed over at the login is handed over now.
    void this.#drafts.uploadAll().then((isMore) => isMore && this.needs.reload());
  }

  protected nameOf({ serviceTypeId }: Need): string {
    const type = this.#catalogue.typeOf(serviceTypeId);
    return type ? this.language.pick(type.nameIt, type.nameEn) : serviceTypeId;
  }

  protected stepOf({ step }: Need): Step {
    return STEPS[step ?? 0] ?? STEPS[0];
  }

  protected async discard(draft: Need): Promise<void> {
    const values = { service: this.nameOf(draft) };
    const say = (key: string) =>
      this.#words.translate<string>(`pratiche.discarding.${key}`, values);
    const isSure = await askToConfirm(this.#injector, {
      title: say('title'),
      text: [say('text')],
      confirm: say('confirm'),
      danger: true,
    });
    if (!isSure) return;
    await this.#drafts.discard(draft);
    this.needs.reload();
    this.#announcer.say(say('done'));
    this.#focus.toHeading();
  }

  protected reload(): void {
    this.open.reload();
    this.closed.reload();
    this.needs.reload();
  }
}
