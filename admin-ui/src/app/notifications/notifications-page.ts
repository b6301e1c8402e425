import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { isConfirmed } from '../act/confirm-dialog';
import type { NotificationItem, NotificationsAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { type FilterChip, FilterChips } from '../words/filter-chips';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { groupByDay } from './group-by-day';
import { NotificationRow } from './notification-row';
import { Unread } from './unread';
import { rereadOn } from '../live/reread-on';

const TOPICS = ['offers', 'orders', 'payments', 'service', 'documents', 'office', 'mandates', 'vouchers', 'messages', 'reviews']; // prettier-ignore

/** All that the ente, or the office, was told, the newest first, by day. */
@Component({
  imports: [Bones, FilterChips, MatButton, NotificationRow, PagerBar, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './notifications-page.html',
  styleUrl: './notifications-page.scss',
})
export class NotificationsPage {
  /** In the address: `unread`, a topic, one pratica. */
  readonly show = input<string>();
  readonly topic = input<string>();
  readonly pratica = input<string>();
  protected readonly words = inject(Words);
  protected readonly unread = inject(Unread);
  readonly #router = inject(Router);
  readonly #dialog = inject(MatDialog);
  readonly #role = inject(Session).role;
  protected readonly isEnte = computed(() => this.#role() === 'ente');
  protected readonly topics = TOPICS;
  protected readonly isUnreadOnly = computed(() => this.show() === 'unread');
  readonly #topic = computed(() => TOPICS.find((topic) => topic === this.topic()));
  readonly #filters = computed(() =>
    toParams({
      unread: this.isUnreadOnly() ? 'true' : undefined,
      topic: this.#topic(),
      praticaId: this.pratica(),
    }),
  );
  protected readonly pager = createPager(this.#filters);
  protected readonly resource = httpResource<NotificationsAnswer>(() => {
    this.words.language(); // The API speaks it: another language is another answer.
    const cursor = this.pager.cursor();
    const params = { ...this.#filters(), ...(cursor ? { cursor } : {}) };
    return { url: '/api/notifications', params };
  });
  protected readonly answer = keepLast(this.resource, this.#filters);
  protected readonly days = computed(() => groupByDay(this.answer()?.items ?? [], this.words));
  protected readonly chips = computed((): FilterChip[] => [
    ...(this.#topic() ? [{ name: 'topic', text: this.sayTopic(this.#topic()!) }] : []),
    ...(this.pratica() ? [{ name: 'pratica', text: this.words.say('notifications.ofPratica') }] : []),
  ]); // prettier-ignore
  protected readonly isFiltered = computed(() => Object.keys(this.#filters()).length > 0);
  protected readonly justRead = signal<ReadonlySet<string>>(new Set());
  protected readonly problem = signal<unknown>(undefined);
  protected readonly outcome = signal('');

  constructor() {
    rereadOn(inject(Live).told, this.resource);
  }

  protected sayTopic(topic: string): string {
    return this.words.say(`notifications.topic.${topic}`);
  }

  protected narrow(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected widen(filter: string): void {
    this.narrow({ [filter]: null });
  }

  protected open({ id, readAt }: NotificationItem): void {
    if (readAt !== null || this.justRead().has(id)) return;
    this.justRead.update((before) => new Set([...before, id]));
    this.unread.markOne(id);
  }

  protected async readAll(): Promise<void> {
    // What comes while the question is open stays to be read; this clock may be slow.
    const newest = Date.parse(this.answer()?.items[0]?.createdAt ?? '') || 0;
    const until = new Date(Math.max(Date.now(), newest + 1)).toISOString();
    const say = (key: string) => this.words.say(`notifications.${key}`);
    const question = { title: say('readAllTitle'), text: say('readAllText'), confirm: say('readAll') }; // prettier-ignore
    if (!(await isConfirmed(this.#dialog, question))) return;
    this.problem.set(undefined);
    try {
      await this.unread.markAll(until);
      this.outcome.set(say('allRead'));
    } catch (error) {
      this.problem.set(error);
    }
    this.resource.reload();
  }
}
