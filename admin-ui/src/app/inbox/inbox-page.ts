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
import type { Named, Task, TasksAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Icon } from '../shell/icon';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { type Filters, InboxFilters } from './inbox-filters';
import { moveInList } from './move-in-list';
import { Shortcuts } from './shortcuts';
import { ShortcutsSheet } from './shortcuts-sheet';
import { TaskCommands, type TaskMove } from './task-commands';
import { TASKS_ON_A_PAGE, VIEWS } from './task-query';
import { TaskRow } from './task-row';

@Component({
  imports: [Icon, InboxFilters, MatButton, PagerBar, ProblemBox, TaskRow],
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
  readonly q = input<string>();
  readonly sort = input<string>();

  protected readonly words = inject(Words);
  readonly #live = inject(Live);
  readonly #commands = inject(TaskCommands);
  readonly #me = inject(Session).me;
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
    q: this.q(),
  }));
  readonly #query = computed(() =>
    toParams({ ...this.filters(), view: this.shown(), sort: this.sort() }),
  );
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
  readonly #assignees = httpResource<{ items: Named[] }>(() => '/api/tasks/assignees');
  protected readonly colleagues = computed<Named[]>(() =>
    this.#assignees.hasValue()
      ? this.#assignees.value().items.filter((person) => person.id !== this.#me()?.id)
      : [],
  );

  constructor() {
    inject(Shortcuts).listen({
      '/': () => document.getElementById('inbox-search')?.focus(),
      j: () => moveInList('a.open', 1),
      k: () => moveInList('a.open', -1),
      x: () => this.#onCurrent((task) => this.toggle(task.id)),
      a: () => this.#onCurrent((task) => void this.move(task.id, 'claim')),
      e: () => this.#onCurrent((task) => void this.#router.navigate(['/pratiche', task.praticaId])),
      '?': () => this.openHelp(),
    });
  }

  protected openHelp(): void {
    this.#dialog.open(ShortcutsSheet);
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
  protected async moveSelected(move: TaskMove): Promise<void> {
    const ids = [...this.selected()];
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

  #onCurrent(act: (task: Task) => void): void {
    const id = document.activeElement?.closest<HTMLElement>('[data-task]')?.dataset['task'];
    const task = this.page()?.items.find((one) => one.id === id);
    if (task) act(task);
  }
}
