import { Component, Injector, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Catalogue } from '../remote/catalogue';
import { keysetList } from '../remote/keyset-list';
import { readFailure } from '../remote/problem';
import type { FoundService, ServicesAnswer, Suggestion } from '../remote/types';
import { readFormatsWhileWaiting } from '../format/money';
import { formatNumber } from '../format/numbers';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { Breadcrumb } from '../parts/breadcrumb';
import { openDialog } from '../parts/open-dialog';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { wideScreen } from '../parts/wide-screen';
import { FoundContents } from '../content/found-contents';
import { KeptDrafts } from '../need/kept-drafts';
import { PageFocus } from '../shell/page-focus';
import { FilterPanel } from './filter-panel';
import { filterWords } from './filter-words';
import {
  activeFilters,
  forgotten,
  shareable,
  toQuery,
  without,
  type ActiveFilter,
  type Filters,
} from './filters';
import { MunicipiMap } from './municipi-map';
import { filtersOf, SearchField } from './search-field';
import { ServiceCardView } from './service-card';
import { ShareLink } from './share-link';
import { UnderstoodView } from './understood';

const COMPARED_AT_MOST = 4;

/** What was found. Everything that shapes the list is in the address: it can be kept and shared. */
@Component({
  selector: 'app-results-page',
  imports: [
    Breadcrumb,
    FilterPanel,
    FoundContents,
    KeptDrafts,
    MunicipiMap,
    ProblemPanel,
    RouterLink,
    SearchField,
    ServiceCardView,
    ShareLink,
    Skeleton,
    TranslocoPipe,
    UnderstoodView,
  ],
  templateUrl: './results-page.html',
  styleUrl: './results-page.scss',
})
export class ResultsPage {
  readonly q = input<string>();
  readonly section = input<string>();
  readonly type = input<string>();
  readonly municipio = input<string>();
  readonly profile = input<string>();
  readonly competence = input<string>();
  readonly maxPrice = input<string>();
  readonly amount = input<string>();
  readonly options = input<string>();
  readonly startBy = input<string>();
  readonly rating = input<string>();
  readonly km = input<string>();
  readonly sort = input<string>();
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  readonly #focus = inject(PageFocus);
  readonly #announcer = inject(Announcer);
  protected readonly isWide = wideScreen();
  protected readonly filters = computed<Filters>(() => ({
    q: this.q(),
    section: this.section(),
    type: this.type(),
    municipio: this.municipio(),
    profile: this.profile(),
    competence: this.competence(),
    maxPrice: this.maxPrice(),
    amount: this.amount(),
    options: this.options(),
    startBy: this.startBy(),
    rating: this.rating(),
    km: this.km(),
    sort: this.sort(),
  }));
  protected readonly list = keysetList<FoundService, ServicesAnswer>(() => ({
    url: '/api/services',
    params: { ...this.#catalogue.where(), ...toQuery(this.filters()) },
  }));
  protected readonly answer = this.list.answer;
  /** What the API says of a kind of service that the comune no longer offers. */
  protected readonly retired = computed(() => {
    const { code, detail = '' } = readFailure(this.list.error());
    return code === 'service-type-retired' ? detail : '';
  });
  protected readonly active = computed(() => activeFilters(this.filters()));
  protected readonly count = computed(() => {
    const answer = this.answer();
    if (!answer) return '';
    const count = formatNumber(answer.count, this.#language.locale());
    return answer.countCapped ? `${count}+` : count;
  });

  protected readonly foundKey = computed(() =>
    this.answer()?.count === 1 ? 'services.foundOne' : 'services.found',
  );

  constructor() {
    readFormatsWhileWaiting();
    effect(() => {
      const count = this.count();
      if (count && !this.list.isLoading())
        this.#announcer.say(this.#words.translate(this.foundKey(), { count }));
    });
  }

  protected readonly wordsFor = filterWords(this.type, this.answer);
  readonly #picked = signal<string[]>([]);
  /** Those picked that are still in the list. */
  protected readonly compared = computed(() => {
    const listed = new Set(this.list.items().map(({ id }) => id));
    return this.#picked().filter((id) => listed.has(id));
  });
  protected readonly isFull = computed(() => this.compared().length >= COMPARED_AT_MOST);
  protected readonly compareParams = computed(() => ({
    ...shareable(this.filters()),
    servizi: this.compared().join(','),
  }));

  protected compare(id: string, isWanted: boolean): void {
    const others = this.compared().filter((one) => one !== id);
    this.#picked.set(isWanted ? [...others, id].slice(0, COMPARED_AT_MOST) : others);
  }

  /** Changes some filters; what no longer makes sense with them is forgotten. */
  protected apply(change: Partial<Filters>): void {
    const queryParams = Object.fromEntries(
      Object.entries({ ...forgotten(change), ...change }).map(([name, value]) => [
        name,
        value || null,
      ]),
    );
    // The list changes under the eyes of who reads it: the page stays where it is.
    const stay = { queryParamsHandling: 'merge', scroll: 'manual' } as const;
    void this.#router.navigate([], { queryParams, ...stay });
  }

  protected remove(filter: ActiveFilter): void {
    this.apply(without(this.filters(), filter));
    // The chip that was pressed is gone.
    this.#focus.toHeading();
  }

  protected clear(): void {
    void this.#router.navigate([], { queryParams: {}, scroll: 'manual' });
    this.#focus.toHeading();
  }

  protected search(event: Event, q: string): void {
    event.preventDefault();
    this.apply({ q: q.trim() });
  }

  protected follow(suggestion: Suggestion): void {
    this.apply({ q: '', ...filtersOf(suggestion) });
  }

  protected async openFilters(): Promise<void> {
    const change = await openDialog<Partial<Filters>>(
      this.#injector,
      () => import('./filter-dialog').then((m) => m.FilterDialog),
      {
        data: { filters: this.filters(), facets: this.answer()?.facets },
        width: '40rem',
        ariaLabelledBy: 'filters-title',
      },
    );
    if (change) this.apply(change);
  }
}
