import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import type { CitizensAnswer } from '../api-types';
import { CitizenLine } from './citizen-line';

const SHORTEST = 3;

/** Where the counter's day starts: who is in front of me? What is typed never stands in the address. */
@Component({
  imports: [CitizenLine, MatButton, PagerBar, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sportello-page.html',
  styleUrl: './sportello-page.scss',
})
export class SportelloPage {
  protected readonly words = inject(Words);
  protected readonly isTooShort = signal(false);
  readonly #q = signal('');
  protected readonly pager = createPager(this.#q);
  protected readonly resource = httpResource<CitizensAnswer>(() => {
    const params = toParams({ q: this.#q(), cursor: this.pager.cursor() });
    return this.#q() ? { url: '/api/sportello/citizens', params } : undefined;
  });
  protected readonly found = keepLast(this.resource, this.#q);
  protected readonly count = computed(() => {
    const count = this.found()?.items.length ?? 0;
    if (count === 0) return this.words.say('sportello.foundNone');
    return this.words.say(count === 1 ? 'sportello.foundOne' : 'sportello.found', { count });
  });

  protected find(typed: string): void {
    const q = typed.trim();
    this.isTooShort.set(q.length < SHORTEST);
    if (this.isTooShort()) return;
    // The same again is asked again: the person may have been registered meanwhile.
    if (q === this.#q()) this.resource.reload();
    this.#q.set(q);
  }
}
