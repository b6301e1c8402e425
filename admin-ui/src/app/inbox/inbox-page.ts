import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { type Confirmation, ConfirmDialog } from '../act/confirm-dialog';
import type { Task, TasksAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Icon } from '../shell/icon';
import { toParams } from '../words/api-params';
import { Catalogue } from '../words/catalogue';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { Colleagues } from './colleagues';
import { type Filters, InboxFilters } from './inbox-filters';
import { moveInList } from './move-in-list';
import type { Trail } from './next-task';
import { Shortcuts } from './shortcuts';
import { ShortcutsSheet } from './shortcuts-sheet';
import { TaskCommands, type TaskMove } from './task-commands';
import { TASKS_ON_A_PAGE, VIEWS } from './task-query';
import { TaskRow } from './task-row';

@Component({
  imports: [Icon, InboxFilters, MatButton, PagerBar, ProblemBox, TaskRow],
  providers: [Colleagues],
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

  protected readonly words = inject(Words);
  readonly #live = inject(Live);
  readonly #commands = inject(TaskCommands);
  protected readonly colleagues = inject(Colleagues);
  protected readonly catalogue = inject(Catalogue);
  protected readonly role = inject(Session).role;
  readonly #router = inject(Router);
  readonly #dialog = inject(MatDialog);
  protected readonly views = VIEWS;
  protected readonly shown = computed(() => VIEWS.find((view) => view === this.view()) ?? 'all');
  protected readonly filters = computed<Filters>(() => ({
    state: this.state(),
    type: this.type(),
    kind: this.kind(),
    due: this.due(),
    assignee: this.assignee(),
    q: this.q(),
  }));
  protected readonly isDone = computed(() => this.shown() === 'done');
  readonly #query = computed(() => {
    // What is done stands in the order in which it was done.
    const sort = this.isDone() ? undefined : this.sort();
    return toParams({ ...this.filters(), view: this.shown(), sort });
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

  protected readonly selected = linkedSignal<unknown, ReadonlySet<string>>({
    source: this.#query,
    computation: () => new Set(),
  });
  protected readonly refusals = signal<Record<string, string>>({});
  /** What a bulk move came to, said aloud. */
  protected readonly outcome = signal('');
  protected readonly areAllSelected = computed(() => {
    const items = this.page()?.items ?? [];
    return items.length > 0 && items.every((task) => this.selected().has(task.id));
  });
  constructor() {
    inject(Shortcuts).listen({
      '/': () => document.getElementById('inbox-search')?.focus(),
      j: () => moveInList('a.open', 1),
      k: () => moveInList('a.open', -1),
      x: () => this.#onCurrent(({ id, closedAt }) => closedAt ?? this.toggle(id)),
      a: () => this.#onCurrent(({ id, closedAt }) => closedAt ?? this.move(id, 'claim')),
      e: () => this.#onCurrent((task) => this.#open(task)),
      '?': () => this.openHelp(),
    });
  }

  protected openHelp(): void {
    this.#dialog.open(ShortcutsSheet);
  }

  /** What is mine or nobody's needs no filter on whose it is. */
  protected show(view: (typeof VIEWS)[number]): void {
    const assignee = view === 'mine' || view === 'unassigned' ? undefined : this.assignee();
    this.narrow({ view: view === 'all' ? undefined : view, assignee });
  }

  protected narrow(change: Filters): void {
    void this.#router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected toggle(id: string): void {
    this.selected.update((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }

  protected toggleAll(): void {
    const ids = this.areAllSelected() ? [] : (this.page()?.items ?? []).map((task) => task.id);
    this.selected.set(new Set(ids));
  }

  protected async move(id: string, move: TaskMove): Promise<void> {
    const refusal = await this.#commands.move(id, move);
    this.refusals.update((all) => ({ ...all, [id]: refusal ?? '' }));
    this.resource.reload();
  }

  /** One after the other, so that each row can say how it went. */
  protected async moveSelected(move: 'claim' | 'release'): Promise<void> {
    const ids = [...this.selected()];
    if (!(await this.#isConfirmed(ids.length, move))) return;
    const refusals: Record<string, string> = {};
    for (const id of ids) refusals[id] = (await this.#commands.move(id, move)) ?? '';
    const failed = ids.filter((id) => refusals[id]);
    this.refusals.set(refusals);
    this.selected.set(new Set(failed));
    this.outcome.set(
      this.words.say('inbox.outcome', { done: ids.length - failed.length, failed: failed.length }),
    );
    this.resource.reload();
  }

  async #isConfirmed(count: number, move: 'claim' | 'release'): Promise<boolean> {
    const { words } = this;
    const title = words.say(`inbox.${move}Selected`);
    const text = words.say(count === 1 ? 'inbox.confirmOne' : 'inbox.confirmMany', { count });
    const data: Confirmation = { title, text, confirm: words.say('act.confirm') };
    const dialog = this.#dialog.open(ConfirmDialog, { data });
    return (await firstValueFrom(dialog.afterClosed())) === true;
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
