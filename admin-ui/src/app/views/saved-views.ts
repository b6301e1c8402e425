import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import type { SavedView, ViewsAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { Icon } from '../shell/icon';
import type { SearchWords } from '../words/search-words';
import { Words } from '../words/words';
import { type Filters, isSameQuery } from './saved-view';
import { ViewCommands, type ViewContent, type ViewPlace } from './view-commands';
import { ViewDialog, type ViewQuestion } from './view-dialog';

/**
 * The list's filters under names: one's own and those that colleagues share. The address holds both
 * the filters, but for names, and the view that they came from, so that a link leads to what the
 * sender sees; a link with the view alone brings its filters along.
 */
@Component({
  selector: 'wemi-saved-views',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './saved-views.html',
  styleUrl: './saved-views.scss',
})
export class SavedViews {
  readonly place = input.required<ViewPlace>();
  /** The filters in use. */
  readonly query = input.required<Filters>();
  /** What the list is searched for: not all of it may stand in the address. */
  readonly search = input.required<SearchWords>();
  /** The view that the address names. */
  readonly saved = input<string>();
  protected readonly words = inject(Words);
  readonly #commands = inject(ViewCommands);
  readonly #router = inject(Router);
  readonly #dialog = inject(MatDialog);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly resource = httpResource<ViewsAnswer>(() => ({
    url: '/api/views',
    params: { place: this.place() },
  }));
  readonly #answer = keepLast(this.resource, this.place);
  protected readonly views = computed(() => this.#answer()?.items);
  /** The one that the address names, or else one that narrows the list in just this way. */
  protected readonly active = computed(() => {
    const views = this.views() ?? [];
    const named = views.find(({ id }) => id === this.saved());
    const query = this.query();
    if (named || Object.keys(query).length === 0) return named;
    return views.find((view) => isSameQuery(view.query, query));
  });
  protected readonly isChanged = computed(() => {
    const view = this.active();
    return view !== undefined && !isSameQuery(view.query, this.query());
  });
  protected readonly canSave = computed(
    () => Object.keys(this.query()).length > 0 && (!this.active() || this.isChanged()),
  );
  protected readonly isGone = computed(() => {
    const views = this.views();
    return !!this.saved() && views !== undefined && !this.active();
  });
  protected readonly dropped = computed(() => {
    const names = this.active()?.dropped ?? [];
    const other = this.words.say('views.filter.other');
    const said = names.map((name) => this.words.sayOr(`views.filter.${name}`, other));
    return [...new Set(said)].join(', ');
  });
  protected readonly said = signal('');
  protected readonly problem = signal<unknown>(undefined);

  constructor() {
    let followed: string | undefined;
    // A link with the view alone: its filters follow, once; whoever takes them away, takes them away.
    effect(() => {
      const view = this.views()?.find(({ id }) => id === this.saved());
      if (!view || followed === view.id) return;
      followed = view.id;
      const isBare = Object.keys(untracked(this.query)).length === 0;
      if (isBare) void this.#goTo(view, true);
    });
  }

  protected show(view: SavedView): void {
    this.said.set('');
    void this.#goTo(view, false);
  }

  protected async save(): Promise<void> {
    const query = this.query();
    const saved = await this.#ask({
      title: this.words.say('views.newTitle'),
      confirm: this.words.say('views.confirmSave'),
      name: '',
      asksSharing: true,
      send: (said) => this.#commands.save(this.place(), { ...said, query }),
    });
    if (!saved) return;
    this.#tell('saved', saved);
    void this.#goTo(saved, true);
  }

  protected async rename({ id, name }: SavedView): Promise<void> {
    const renamed = await this.#ask({
      title: this.words.say('views.renameTitle'),
      confirm: this.words.say('views.confirmRename'),
      name,
      asksSharing: false,
      send: (said) => this.#commands.change(id, { name: said.name }),
    });
    if (renamed) this.#tell('renamed', renamed);
  }

  protected share(view: SavedView): Promise<void> {
    const shared = !view.shared;
    return this.#change(view, { shared }, shared ? 'sharedNow' : 'unsharedNow');
  }

  protected update(view: SavedView): Promise<void> {
    return this.#change(view, { query: this.query() }, 'updated');
  }

  protected async remove(view: SavedView): Promise<void> {
    const { words } = this;
    const data: Confirmation = {
      title: words.say('views.removeTitle', { name: view.name }),
      text: words.say(view.shared ? 'views.removeSharedText' : 'views.removeText'),
      confirm: words.say('views.confirmRemove'),
    };
    if (!(await isConfirmed(this.#dialog, data))) return;
    await this.#try(async () => {
      await this.#commands.remove(view.id);
      this.#tell('removed', view);
      const queryParams = { saved: null };
      void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
      // Its button is gone: the focus must not be lost with it.
      setTimeout(() => this.#host.querySelector<HTMLElement>('button')?.focus());
    });
  }

  #goTo({ id, query }: SavedView, replaceUrl: boolean): Promise<boolean> {
    const { q, ...filters } = query;
    const queryParams = { ...filters, q: this.search().take(q), saved: id };
    return this.#router.navigate([], { queryParams, replaceUrl });
  }

  #change(view: SavedView, change: Partial<ViewContent>, said: string): Promise<void> {
    return this.#try(async () => {
      this.#tell(said, await this.#commands.change(view.id, change));
    });
  }

  #ask(data: ViewQuestion): Promise<SavedView | undefined> {
    return firstValueFrom(
      this.#dialog.open<ViewDialog, ViewQuestion, SavedView>(ViewDialog, { data }).afterClosed(),
    );
  }

  #tell(key: string, { name }: SavedView): void {
    this.said.set(this.words.say(`views.${key}`, { name }));
    this.resource.reload();
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.problem.set(undefined);
    this.said.set('');
    try {
      await work();
    } catch (error) {
      this.problem.set(error);
    }
  }
}
