import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { Task, TasksAnswer } from '../api-types';
import { goToViews, moveInList } from '../keys/move-in-list';
import { Shortcuts } from '../keys/shortcuts';
import { type KeyDoes, ShortcutsSheet } from '../keys/shortcuts-sheet';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { UnreadNote } from '../conversations/unread-note';
import { MoneyDuties } from '../payouts/money-duties';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Icon } from '../shell/icon';
import { SavedViews } from '../views/saved-views';
import { VoucherDuties } from '../vouchers/voucher-duties';
import { toParams } from '../words/api-params';
import { Catalogue } from '../words/catalogue';
import { createPager } from '../words/pager';
import { createSearchWords } from '../words/search-words';
import { PagerBar } from '../words/pager-bar';
import { createSelection } from '../words/selection';
import { Words } from '../words/words';
import { BulkBar } from './bulk-bar';
import { BulkMoves } from './bulk-moves';
import { Colleagues } from './colleagues';
import { type Distributed, DistributeDialog, type WhichTasks } from './distribute-dialog';
import { type Filters, InboxFilters } from './inbox-filters';
import { NextTask, type Trail } from './next-task';
import { TaskCommands, type TaskMove } from './task-commands';
import { TASKS_ON_A_PAGE, VIEWS } from './task-query';
import { TaskRow } from './task-row';
import { UndoMoves } from './undo-moves';

@Component({
  imports: [
    BulkBar,
    Icon,
    InboxFilters,
    MatButton,
    MoneyDuties,
    UnreadNote,
    PagerBar,
    ProblemBox,
    SavedViews,
    TaskRow,
    VoucherDuties,
  ],
  providers: [BulkMoves, Colleagues],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './inbox-page.html',
  styleUrl: './inbox-page.scss',
})
export class InboxPage {
  readonly view = input<string>();
  readonly state = input<string>();
  readonly type = input<string>();
  readonly kind = input<string>();
  readonly due = input<string>();
  readonly assignee = input<string>();
  readonly q = input<string>();
  readonly sort = input<string>();
  readonly saved = input<string>();

  protected readonly words = inject(Words);
  readonly #live = inject(Live);
  readonly #commands = inject(TaskCommands);
  readonly #undo = inject(UndoMoves);
  protected readonly bulk = inject(BulkMoves);
  protected readonly colleagues = inject(Colleagues);
  protected readonly nextTask = inject(NextTask);
  protected readonly catalogue = inject(Catalogue);
  protected readonly role = inject(Session).role;
  readonly #router = inject(Router);
  readonly #dialog = inject(MatDialog);
  protected readonly searched = createSearchWords(this.q);
  protected readonly views = VIEWS;
  protected readonly shown = computed(() => VIEWS.find((view) => view === this.view()) ?? 'all');
  protected readonly filters = computed<Filters>(() => ({
    state: this.state(),
    type: this.type(),
    kind: this.kind(),
    due: this.due(),
    assignee: this.assignee(),
    q: this.searched.words(),
  }));
  protected readonly isDone = computed(() => this.shown() === 'done');
  readonly #query = computed(() => {
    // What is done stands in the order in which it was done.
    const sort = this.isDone() ? undefined : this.sort();
    return toParams({ ...this.filters(), view: this.shown(), sort });
  });
  /** The filters as they can be saved: what the address need not say is left out. */
  protected readonly savable = computed(() => {
    const { view, sort, ...filters } = this.#query();
    return toParams({
      ...filters,
      view: view === 'all' ? undefined : view,
      sort: sort === 'opened' ? sort : undefined,
    });
  });
  /** From here the next task opens by itself; what is done leads nowhere. */
  protected readonly trail = computed<Trail>(() => (this.isDone() ? {} : { inbox: this.#query() }));
  protected readonly pager = createPager(this.#query);
  protected readonly resource = httpResource<TasksAnswer>(() => {
    this.#live.changes();
    const cursor = this.pager.cursor();
    const params = toParams({ ...this.#query(), cursor, limit: String(TASKS_ON_A_PAGE) });
    return { url: '/api/tasks', params };
  });
  protected readonly page = keepLast(this.resource);
  protected readonly isNarrowed = computed(() => Object.values(this.filters()).some(Boolean));

  protected readonly selection = createSelection({
    ids: () => (this.page()?.items ?? []).map(({ id }) => id),
    of: this.#query,
  });
  protected readonly selectedTasks = computed(() =>
    (this.page()?.items ?? []).filter(({ id }) => this.selection.chosen().has(id)),
  );
  protected readonly canDecline = computed(() => this.#hasOwn('answerRequest'));
  protected readonly canConfirm = computed(() => this.#hasOwn('confirmOrder'));
  /** What was refused of tasks that are no longer in the list: no row can say it. */
  protected readonly gone = computed(() => {
    const shown = new Set(this.page()?.items.map(({ id }) => id));
    return this.bulk.failed().filter(({ id }) => !shown.has(id));
  });
  /** What nobody has yet can be shared out, where there is somebody to share with. */
  protected readonly canDistribute = computed(
    () => ['all', 'unassigned'].includes(this.shown()) && this.colleagues.others().length > 0,
  );

  constructor() {
    inject(Shortcuts).listen({
      '/': () => document.getElementById('inbox-search')?.focus(),
      j: () => moveInList('a.open', 1),
      k: () => moveInList('a.open', -1),
      x: () => this.#onCurrent(({ id, closedAt }) => closedAt ?? this.selection.toggle(id)),
      a: () => this.#onCurrent((task) => task.closedAt ?? this.move(task, 'claim')),
      e: () => this.#onCurrent((task) => this.#open(task)),
      v: goToViews,
      d: () => this.canDistribute() && this.distribute(),
      '?': () => this.openHelp(),
    });
  }

  protected openHelp(): void {
    const data: KeyDoes[] = [
      'search', 'down', 'up', 'enter', 'open', 'select', 'claim', 'undo', 'distribute', 'views', 'help',
    ]; // prettier-ignore
    this.#dialog.open(ShortcutsSheet, { data });
  }

  /** What is mine or nobody's needs no filter on whose it is. */
  protected show(view: (typeof VIEWS)[number]): void {
    const assignee = view === 'mine' || view === 'unassigned' ? undefined : this.assignee();
    this.narrow({ view: view === 'all' ? undefined : view, assignee });
  }

  protected narrow(change: Filters): void {
    const said = 'q' in change ? { ...change, q: this.searched.take(change['q']) } : change;
    void this.#router.navigate([], { queryParams: said, queryParamsHandling: 'merge' });
  }

  protected async move(task: Task, move: TaskMove): Promise<void> {
    const refusal = await this.#commands.move(task.id, move);
    this.bulk.tell(task.id, refusal);
    if (!refusal) this.#undo.offer([task], move, () => this.resource.reload());
    this.resource.reload();
  }

  protected async giveToLightest(id: string): Promise<void> {
    const { isGiven, text } = await this.#commands.giveToLightest(id);
    this.bulk.tell(id, isGiven ? undefined : text);
    if (isGiven) this.bulk.outcome.set(text);
    this.resource.reload();
  }

  protected async moveSelected(move: TaskMove): Promise<void> {
    const tasks = this.selectedTasks();
    const failed = await this.bulk.move(tasks, move);
    const moved = failed ? tasks.filter(({ id }) => !failed.includes(id)) : [];
    this.#undo.offer(moved, move, () => this.resource.reload());
    this.#afterBulk(failed);
  }

  protected async declineSelected(): Promise<void> {
    this.#afterBulk(await this.bulk.decline(this.selectedTasks()));
  }

  protected async confirmSelected(): Promise<void> {
    this.#afterBulk(await this.bulk.confirm(this.selectedTasks()));
  }

  /** What is selected, or else all that nobody has and that the filters let through. */
  protected async distribute(): Promise<void> {
    const taskIds = [...this.selection.chosen()];
    const { assignee: _whose, ...matching } = toParams(this.filters());
    const data: WhichTasks = taskIds.length > 0 ? { taskIds } : { matching };
    const dialog = this.#dialog.open<DistributeDialog, WhichTasks, Distributed>(DistributeDialog, {
      data,
    });
    const counts = await firstValueFrom(dialog.afterClosed());
    if (!counts) return;
    this.bulk.sayOutcome(counts);
    this.#afterBulk([]);
  }

  /** What failed stays selected, to be tried again. */
  #afterBulk(failed: string[] | undefined): void {
    if (!failed) return;
    this.selection.set(failed);
    this.resource.reload();
  }

  /** Whether a task of this kind, of the ente's own, is among the selected. */
  #hasOwn(wanted: string): boolean {
    return this.selectedTasks().some(({ kind, owner }) => kind === wanted && owner === 'ente');
  }

  #open({ praticaId }: Task): void {
    void this.#router.navigate(['/pratiche', praticaId], { state: this.trail() });
  }

  #onCurrent(act: (task: Task) => unknown): void {
    const id = document.activeElement?.closest<HTMLElement>('[data-task]')?.dataset['task'];
    const task = this.page()?.items.find((one) => one.id === id);
    if (task) act(task);
  }
}
