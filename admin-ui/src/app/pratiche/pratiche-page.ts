import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import type { PraticheAnswer } from '../api-types';
import { STATES } from '../domain';
import { goToViews, moveInList } from '../keys/move-in-list';
import { Shortcuts } from '../keys/shortcuts';
import { type KeyDoes, ShortcutsSheet } from '../keys/shortcuts-sheet';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Icon } from '../shell/icon';
import { toParams } from '../words/api-params';
import { SavedViews } from '../views/saved-views';
import { Catalogue } from '../words/catalogue';
import { type FilterChip, FilterChips } from '../words/filter-chips';
import { FilterToggle } from '../words/filter-toggle';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { createSearchWords } from '../words/search-words';
import { StateChip } from '../words/state-chip';
import { TypePicker } from '../words/type-picker';
import { Words } from '../words/words';

const ON_A_PAGE = 50;
const FILTERS = ['q', 'state', 'open', 'type'] as const;

/** Every pratica this person may see; the filters stand in the address, names do not. */
@Component({
  imports: [
    FilterChips, FilterToggle, Icon, MatButton, PagerBar, ProblemBox, RouterLink, SavedViews, StateChip, TypePicker,
  ], // prettier-ignore
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './pratiche-page.html',
  styleUrl: './pratiche-page.scss',
})
export class PratichePage {
  readonly q = input<string>();
  readonly state = input<string>();
  readonly open = input<string>();
  readonly type = input<string>();
  readonly saved = input<string>();

  protected readonly words = inject(Words);
  protected readonly catalogue = inject(Catalogue);
  protected readonly role = inject(Session).role;
  /** Names are for the office to search by. */
  protected readonly isOffice = computed(() => this.role() !== 'ente');
  readonly #live = inject(Live);
  readonly #router = inject(Router);
  readonly #dialog = inject(MatDialog);
  protected readonly states = STATES;
  protected readonly showsFilters = signal(false);

  protected readonly searched = createSearchWords(this.q);
  protected readonly query = computed(() =>
    toParams({
      q: this.searched.words(),
      state: this.state(),
      open: this.open(),
      type: this.type(),
    }),
  );
  protected readonly pager = createPager(this.query);
  protected readonly resource = httpResource<PraticheAnswer>(() => {
    this.#live.changes();
    const cursor = this.pager.cursor();
    const params = toParams({ ...this.query(), cursor, limit: String(ON_A_PAGE) });
    return { url: '/api/pratiche', params };
  });
  protected readonly page = keepLast(this.resource);
  protected readonly chips = computed<FilterChip[]>(() =>
    FILTERS.flatMap((name) => {
      const value = this.query()[name];
      return value ? { name, text: this.#textOf(name, value) } : [];
    }),
  );

  constructor() {
    inject(Shortcuts).listen({
      '/': () => document.getElementById('pratiche-search')?.focus(),
      j: () => moveInList('.rows a', 1),
      k: () => moveInList('.rows a', -1),
      v: goToViews,
      '?': () => this.openHelp(),
    });
  }

  protected openHelp(): void {
    const data: KeyDoes[] = ['search', 'down', 'up', 'enter', 'views', 'help'];
    this.#dialog.open(ShortcutsSheet, { data });
  }

  protected set(name: string, value: string): void {
    const said = name === 'q' ? this.searched.take(value) : value.trim() || undefined;
    void this.#router.navigate([], {
      queryParams: { [name]: said },
      queryParamsHandling: 'merge',
    });
  }

  #textOf(name: (typeof FILTERS)[number], value: string): string {
    if (name === 'q') return this.words.say('filter.text', { text: value });
    if (name === 'type') return this.catalogue.typeName(value);
    if (name === 'open') return this.words.say(`pratiche.openFilter.${value}`);
    return this.words.say(`state.${value}`);
  }
}
