import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AuditEventsAnswer } from '../api-types';
import { ROLES, STATES } from '../domain';
import { historyRow } from '../history/history-rows';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { type FilterChip, FilterChips } from '../words/filter-chips';
import { FilterToggle } from '../words/filter-toggle';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { AuditHead } from './audit-head';
import { EntePicker } from './ente-picker';
import { Enti } from './enti';
import { eventKinds } from './event-kinds';
import { ExportButton } from './export-button';
import { PeriodFields } from './period-fields';

const ON_A_PAGE = 50;
const FILTERS = ['actor', 'role', 'kind', 'state', 'enteId', 'from', 'until', 'onBehalf', 'number'] as const; // prettier-ignore
type Filter = (typeof FILTERS)[number];

/** Who did what, on any case of the comune; the filters stand in the address. */
@Component({
  imports: [AuditHead, Bones, EntePicker, ExportButton, FilterChips, FilterToggle, PagerBar, PeriodFields, ProblemBox, RouterLink], // prettier-ignore
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './acts-page.html',
  styleUrl: './audit.scss',
})
export class ActsPage {
  readonly actor = input<string>();
  readonly role = input<string>();
  readonly kind = input<string>();
  readonly state = input<string>();
  readonly enteId = input<string>();
  readonly from = input<string>();
  readonly until = input<string>();
  readonly onBehalf = input<string>();
  readonly number = input<string>();

  protected readonly words = inject(Words);
  readonly #enti = inject(Enti);
  readonly #router = inject(Router);
  protected readonly roles = ROLES;
  protected readonly states = STATES;
  protected readonly kinds = computed(() => eventKinds(this.words));
  protected readonly showsFilters = signal(false);

  protected readonly query = computed(() =>
    toParams(Object.fromEntries(FILTERS.map((name) => [name, this[name]()]))),
  );
  protected readonly pager = createPager(this.query);
  protected readonly resource = httpResource<AuditEventsAnswer>(() => ({
    url: '/api/audit/events',
    params: toParams({ ...this.query(), cursor: this.pager.cursor(), limit: String(ON_A_PAGE) }),
  }));
  protected readonly page = keepLast(this.resource);
  protected readonly rows = computed(() =>
    this.page()?.items.map((event) => ({
      ...historyRow(event, this.words),
      ...{ id: event.id, at: event.at, pratica: event.pratica },
    })),
  );
  protected readonly chips = computed<FilterChip[]>(() =>
    FILTERS.flatMap((name) => {
      const value = this.query()[name];
      return value ? { name, text: this.#textOf(name, value) } : [];
    }),
  );

  protected set(name: string, value: string): void {
    void this.#router.navigate([], {
      queryParams: { [name]: value.trim() || undefined },
      queryParamsHandling: 'merge',
    });
  }

  #textOf(name: Filter, value: string): string {
    if (name === 'enteId') return this.#enti.nameOf(value);
    if (name === 'onBehalf') return this.words.say('audit.onBehalf');
    if (name === 'from' || name === 'until') {
      return this.words.say(`audit.${name}Day`, { day: this.words.day(value) });
    }
    if (name === 'actor' || name === 'number')
      return this.words.say('filter.text', { text: value });
    return this.words.say(`${name === 'kind' ? 'event' : name}.${value}`);
  }
}
