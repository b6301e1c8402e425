import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { ServiceRatings } from '../api-types';
import { ExportButton } from '../audit/export-button';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';

/** How easy people find the platform, or how clear its pages: stars, what is said most, each word. */
@Component({
  imports: [Bones, ExportButton, PagerBar, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ratings-page.html',
  styles: `
    .card {
      margin-block: 16px;
    }
    .spread {
      display: grid;
      gap: 4px 12px;
      grid-template-columns: max-content 1fr max-content;
      align-items: center;
    }
    .spread progress {
      width: 100%;
    }
    li {
      padding: 8px 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class RatingsPage {
  /** From the address. */
  readonly dopo = input<string>();
  readonly giorni = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  protected readonly subjects = ['platform', 'request', 'payment', 'page'];
  protected readonly periods = ['30', '90', '365'];
  protected readonly days = computed(() =>
    this.periods.includes(this.giorni() ?? '') ? this.giorni()! : '90',
  );
  protected readonly query = computed(() => toParams({ subject: this.dopo(), days: this.days() }));
  protected readonly pager = createPager(this.query);
  protected readonly resource = httpResource<ServiceRatings>(() => ({
    url: '/api/service-ratings',
    params: toParams({ ...this.query(), cursor: this.pager.cursor() }),
  }));
  protected readonly found = keepLast(this.resource);
  /** The best on top, as one reads it. */
  protected readonly spread = computed(() =>
    (this.found()?.distribution ?? [])
      .map((count, index) => ({ stars: index + 1, count }))
      .reverse(),
  );

  protected decimal(mean: number): string {
    return mean.toLocaleString(this.words.language(), { minimumFractionDigits: 1 });
  }

  protected set(name: string, value: string): void {
    const queryParams = { [name]: value || undefined };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
