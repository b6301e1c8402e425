import {
  Component, DestroyRef, Injector, computed, inject, input, signal,
} from '@angular/core'; // prettier-ignore
import { Router, RouterLink } from '@angular/router';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { Live } from '../live/live';
import { askToConfirm } from '../parts/ask-to-confirm';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { keysetList } from '../remote/keyset-list';
import type { Notification, NotificationsAnswer } from '../remote/types';
import { groupByDay, sayDay } from './group-by-day';
import { MarkRead } from './mark-read';
import { NotificationItem } from './notification-item';
import { Unread } from './unread';
import { fill, NOTIFICATION_WORDS } from './words';
import { rereadOn } from '../remote/reread-on';

/** All that the person was told, the newest first, by day; the filters are in the address. */
@Component({
  selector: 'app-notifications-page',
  imports: [NotificationItem, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './notifications-page.html',
  styleUrl: './notifications-page.scss',
})
export class NotificationsPage {
  /** In the address: `nuove` for the unread, a topic, one pratica. */
  readonly mostra = input<string>();
  readonly argomento = input<string>();
  readonly pratica = input<string>();
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
  readonly #markRead = inject(MarkRead);
  readonly #announcer = inject(Announcer);
  readonly #language = inject(Language);
  protected readonly unread = inject(Unread);
  protected readonly say = fill;
  protected readonly words = computed(() => NOTIFICATION_WORDS[this.#language.code()]);
  protected readonly topics = computed(() =>
    Object.entries(this.words().topics).map(([id, name]) => ({ id, name })),
  );
  protected readonly isUnreadOnly = computed(() => this.mostra() === 'nuove');
  protected readonly topicName = computed(() => this.words().topics[this.argomento() ?? '']);
  protected readonly isFiltered = computed(
    () => this.isUnreadOnly() || this.topicName() !== undefined || this.pratica() !== undefined,
  );

  protected readonly list = keysetList<Notification, NotificationsAnswer>(() => {
    this.#language.code(); // The API speaks it: another language is another answer.
    return { url: '/api/notifications', params: this.#filters() };
  });
  protected readonly days = computed(() =>
    groupByDay(this.list.items()).map(({ date, items }) => ({
      date,
      items,
      name: sayDay(date, this.words(), this.#language.locale()),
    })),
  );
  /** Of the pratica that is shown alone, as soon as a notification says it. */
  protected readonly number = computed(() => this.list.items()[0]?.pratica?.number ?? '');
  /** Opened here; they stay where they are until the list is read again. */
  protected readonly justRead = signal<ReadonlySet<string>>(new Set());
  protected readonly failure = signal<unknown>(undefined);

  constructor() {
    const live = inject(Live);
    inject(DestroyRef).onDestroy(live.listen());
    rereadOn(live.told, this.list);
  }

  protected open({ id, readAt }: Notification): void {
    if (readAt !== null || this.justRead().has(id)) return;
    this.justRead.update((before) => new Set([...before, id]));
    this.#markRead.one(id);
  }

  protected narrow(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async readAll(): Promise<void> {
    const { readAllTitle, readAllText, readAll, allRead } = this.words();
    // What comes while the question is open stays to be read; this clock may be slow.
    const newest = this.list.items()[0]?.createdAt ?? '';
    const until = new Date(Math.max(Date.now(), (Date.parse(newest) || 0) + 1)).toISOString();
    const question = { title: readAllTitle, text: [readAllText], confirm: readAll };
    if (!(await askToConfirm(this.#injector, question))) return;
    this.failure.set(undefined);
    try {
      await this.#markRead.allUntil(until);
      this.#announcer.say(allRead);
    } catch (error) {
      this.failure.set(error);
    }
    this.list.reload();
  }

  #filters(): Record<string, string> {
    const [topic, praticaId] = [this.topicName() && this.argomento(), this.pratica()];
    return {
      ...(this.isUnreadOnly() ? { unread: 'true' } : {}),
      ...(topic ? { topic } : {}),
      ...(praticaId ? { praticaId } : {}),
    };
  }
}
