import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SearchMisses } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { SearchTabs } from './search-tabs';

/** What citizens searched for in vain: never who, and never words that few have searched for. */
@Component({
  imports: [Bones, ProblemBox, RouterLink, SearchTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wemi-search-tabs />
    <h1>{{ words.say('search.misses.title') }}</h1>
    <p class="muted">{{ words.say('search.misses.intro') }}</p>
    <form class="filters always" (submit)="$event.preventDefault()">
      <div class="field">
        <label for="misses-days">{{ words.say('search.misses.days') }}</label>
        <select #period id="misses-days" class="control" (change)="choose(period.value)">
          @for (one of periods; track one) {
            <option [value]="one" [selected]="one === days()">
              {{ words.say('search.misses.lastDays', { n: one }) }}
            </option>
          }
        </select>
      </div>
    </form>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (found(); as found) {
      <section class="card" aria-labelledby="misses-title">
        <h2 id="misses-title">{{ words.say('search.misses.count', { n: found.count }) }}</h2>
        <p>{{ words.say('search.misses.rare', { n: found.rare, k: found.shownFrom }) }}</p>
        <ul>
          @for (one of found.items; track one.terms) {
            <li>
              <strong>{{ one.terms }}</strong>
              <span>{{ words.say('search.misses.times', { n: one.count }) }}</span>
              <span class="muted">{{
                words.say('search.misses.last', { day: words.day(one.lastDay) })
              }}</span>
              @if (isAdmin()) {
                <a
                  routerLink="/ricerca/parole"
                  [queryParams]="{ nuova: one.terms }"
                  [attr.aria-label]="words.say('search.misses.teachNamed', { terms: one.terms })"
                  >{{ words.say('search.misses.teach') }}</a
                >
              }
            </li>
          } @empty {
            <li class="muted">{{ words.say('search.misses.none', { k: found.shownFrom }) }}</li>
          }
        </ul>
      </section>
    } @else if (!resource.error()) {
      <wemi-bones />
    }
  `,
  styles: `
    .card {
      margin-block: 16px;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      align-items: center;
      min-height: 44px;
      padding: 4px 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class MissesPage {
  /** From the address. */
  readonly giorni = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  readonly #role = inject(Session).role;
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  protected readonly periods = ['30', '90', '365'];
  protected readonly days = computed(() =>
    this.periods.includes(this.giorni() ?? '') ? this.giorni()! : '90',
  );
  protected readonly resource = httpResource<SearchMisses>(() => ({
    url: '/api/search-misses',
    params: { days: this.days() },
  }));
  protected readonly found = keepLast(this.resource);

  protected choose(giorni: string): void {
    void this.#router.navigate([], { queryParams: { giorni }, queryParamsHandling: 'merge' });
  }
}
