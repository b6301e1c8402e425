import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { QualificationsAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { STATES, titleOf } from './names';

/** Applications to avvisi and what became of them: an ente's own; for the office, of all enti. */
@Component({
  imports: [Bones, PagerBar, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './qualifications-page.html',
  styles: `
    ul {
      padding: 0;
      list-style: none;
    }
    .card,
    .field {
      margin-bottom: 16px;
      overflow-wrap: anywhere;
    }
  `,
})
export class QualificationsPage {
  /** From the address. */
  readonly stato = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  readonly #role = inject(Session).role;
  protected readonly states = STATES;
  protected readonly isEnte = computed(() => this.#role() === 'ente');
  readonly #query = computed(() => ({ state: STATES.find((state) => state === this.stato()) }));
  protected readonly pager = createPager(this.#query);
  protected readonly resource = httpResource<QualificationsAnswer>(() => ({
    url: '/api/qualifications',
    params: toParams({ ...this.#query(), cursor: this.pager.cursor() }),
  }));
  protected readonly found = keepLast(this.resource);
  protected readonly cards = computed(() =>
    this.found()?.items.map((one) => ({
      ...one,
      title: titleOf(one.avviso, this.words.language()),
      due: one.dueAt && one.state === 'submitted' ? this.words.due(one.dueAt) : undefined,
    })),
  );

  protected narrow(value: string): void {
    void this.#router.navigate([], { queryParams: { stato: value || undefined } });
  }
}
