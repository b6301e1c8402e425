import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { type FilterChip, FilterChips } from '../words/filter-chips';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { STATUSES } from './mandate';
import type { AllMandates } from '../api-types';
import { MandateRow } from './mandate-row';

/** Every mandate of the comune. The status stands in the address; a name, being personal, does not. */
@Component({
  imports: [FilterChips, MandateRow, PagerBar, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mandates-page.html',
  styleUrl: './mandates-page.scss',
})
export class MandatesPage {
  readonly status = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  protected readonly statuses = STATUSES;
  protected readonly q = signal('');
  /** What was done, said aloud. */
  protected readonly outcome = signal('');
  readonly #query = computed(() => toParams({ q: this.q(), status: this.status() }));
  protected readonly pager = createPager(this.#query);
  protected readonly resource = httpResource<AllMandates>(() => {
    const params = toParams({ ...this.#query(), cursor: this.pager.cursor() });
    return { url: '/api/admin/mandates', params };
  });
  protected readonly list = keepLast(this.resource);
  protected readonly chips = computed<FilterChip[]>(() => {
    const { words } = this;
    const status = this.status();
    return [
      ...(this.q() ? [{ name: 'q', text: words.say('filter.text', { text: this.q() }) }] : []),
      ...(status ? [{ name: 'status', text: words.say(`mandates.status.${status}`) }] : []),
    ];
  });

  protected remove(name: string): void {
    if (name === 'q') this.q.set('');
    else this.narrow('');
  }

  protected narrow(status: string): void {
    void this.#router.navigate([], { queryParams: { status: status || undefined } });
  }

  protected finish(): void {
    this.outcome.set(this.words.say('mandates.revoked'));
    this.resource.reload();
  }
}
