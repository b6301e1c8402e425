import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe, ExactPipe, InstantPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { Catalogue } from '../remote/catalogue';
import { keysetList } from '../remote/keyset-list';
import type { AvvisiAnswer, Avviso, Qualified, QualifiedAnswer } from '../remote/types';

/** How the comune chooses enti: the avvisi to which they can answer now, and who is qualified. */
@Component({
  selector: 'app-avvisi-page',
  imports: [
    Breadcrumb,
    DayPipe,
    ExactPipe,
    InstantPipe,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './avvisi-page.html',
  styles: `
    .lead,
    .card,
    section {
      margin-block: 0.75rem 1.5rem;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    .card {
      padding: 1.25rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class AvvisiPage {
  readonly #language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  protected readonly avvisi = keysetList<Avviso, AvvisiAnswer>(() => ({
    url: '/api/avvisi',
    params: { ...this.#catalogue.where() },
  }));
  protected readonly qualified = keysetList<Qualified, QualifiedAnswer>(() => ({
    url: '/api/qualified',
    params: { ...this.#catalogue.where() },
  }));
  /** Nothing that is read already is pushed down by what comes above it. */
  protected readonly isAnswered = computed(() =>
    Boolean(this.avvisi.answer() || this.avvisi.error()),
  );
  protected readonly open = computed(() =>
    this.avvisi.items().map(({ id, titleIt, titleEn, closesAt }) => ({
      ...{ id, closesAt },
      title: this.#language.pick(titleIt, titleEn),
    })),
  );
}
