import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core'; // prettier-ignore
import { Router, RouterLink } from '@angular/router';
import type { Ticket, TicketCounts, TicketsAnswer } from '../api-types';
import { moveInList } from '../keys/move-in-list';
import { Shortcuts } from '../keys/shortcuts';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { TOPICS, VIEWS } from './choices';

const COUNTED_AT_MOST = 1000;

/** What citizens ask and report: who waits for the office, and what is over. */
@Component({
  imports: [Bones, PagerBar, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './tickets-page.html',
  styles: `
    ul {
      padding: 0;
      list-style: none;
    }
    .card {
      margin-bottom: 16px;
      overflow-wrap: anywhere;
    }
    .views {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-block: 16px;
    }
    .views a {
      display: inline-flex;
      align-items: center;
      min-height: 44px;
      padding-inline: 16px;
      border: 1px solid var(--wemi-line);
      border-radius: 8px;
    }
    .views a[aria-current] {
      border-color: var(--mat-sys-primary);
      font-weight: 600;
    }
    .filters {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      margin-bottom: 16px;
    }
  `,
})
export class TicketsPage {
  /** From the address. */
  readonly vista = input<string>();
  readonly argomento = input<string>();
  readonly tipo = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  readonly #live = inject(Live);
  readonly #role = inject(Session).role;
  protected readonly topics = TOPICS;
  protected readonly kinds = ['question', 'problem'];
  protected readonly views = computed(() =>
    this.#role() === 'admin' ? VIEWS : VIEWS.filter((view) => view !== 'mine'),
  );
  protected readonly view = computed(
    () => this.views().find((view) => view === this.vista()) ?? 'unassigned',
  );
  readonly #query = computed(() => ({
    view: this.view(),
    topic: TOPICS.find((topic) => topic === this.argomento()),
    kind: this.kinds.find((kind) => kind === this.tipo()),
  }));
  protected readonly pager = createPager(this.#query);
  protected readonly resource = httpResource<TicketsAnswer>(() => ({
    url: '/api/tickets',
    params: toParams({ ...this.#query(), cursor: this.pager.cursor() }),
  }));
  protected readonly found = keepLast(this.resource);
  readonly #counts = httpResource<TicketCounts>(() => '/api/tickets/counts');
  readonly #counted = keepLast(this.#counts);

  constructor() {
    effect(() => {
      // Each new message moves a list of the office, and each notification says that there is one.
      if (this.#live.changes() + this.#live.told() === 0) return;
      untracked(() => {
        this.resource.reload();
        this.#counts.reload();
      });
    });
    inject(Shortcuts).listen({
      j: () => moveInList('.ticket', 1),
      k: () => moveInList('.ticket', -1),
    });
  }

  protected countOf(view: string): string {
    const count = this.#counted()?.[view as keyof TicketCounts];
    if (count === undefined) return '';
    return count >= COUNTED_AT_MOST ? '1.000+' : `${count}`;
  }

  protected stateOf({ state, closeReason, assignee }: Ticket): string {
    if (state === 'closed') {
      const reason = this.words.say(`tickets.reason.${closeReason}`);
      return this.words.say('tickets.closedAs', { reason });
    }
    if (!assignee) return this.words.say('tickets.nobody');
    return this.words.say('tickets.inHandOf', { name: assignee.name });
  }

  protected narrow(name: string, value: string): void {
    const queryParams = { [name]: value || undefined };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
