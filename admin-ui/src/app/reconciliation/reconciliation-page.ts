import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { BookDifference, Reconciliation, Reconciliations } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { AskDay } from './ask-day';
import { sayDifference } from './say-difference';

/** Day by day, whether our books agree with the gateways' and with themselves. */
@Component({
  imports: [AskDay, Bones, MatButton, PagerBar, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page-head">
      <div>
        <h1>{{ words.say('books.title') }}</h1>
        <p class="muted">{{ words.say('books.intro') }}</p>
      </div>
      <button matButton="outlined" type="button" class="no-print" (click)="print()">
        {{ words.say('books.print') }}
      </button>
    </div>
    @if (isAdmin()) {
      <section class="card" aria-labelledby="books-ask">
        <h2 id="books-ask">{{ words.say('books.askTitle') }}</h2>
        <wemi-ask-day (done)="show($event)" />
      </section>
    }
    <div role="status">
      @if (made(); as one) {
        <p class="notice" [class.good]="one.differences.length === 0">
          {{ words.say('books.looked', { day: words.day(one.day), outcome: outcome(one) }) }}
        </p>
      }
    </div>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (page(); as found) {
      @for (one of found.items; track one.id) {
        <section class="card" [attr.aria-labelledby]="'books-' + one.day">
          <h2 [id]="'books-' + one.day">{{ words.day(one.day) }}</h2>
          <p>
            <strong>{{ outcome(one) }}</strong>
          </p>
          <p class="muted">{{ lookedAt(one) }}</p>
          @if (one.differences.length > 0) {
            <ul>
              @for (each of one.differences; track $index) {
                <li>
                  @if (pratica(each); as number) {
                    <a routerLink="/pratiche" [queryParams]="{ q: number }">{{
                      words.say('books.pratica', { number })
                    }}</a>
                  }
                  {{ sayDifference(each, words) }}
                </li>
              }
            </ul>
          }
        </section>
      } @empty {
        <p>{{ words.say('books.empty') }}</p>
      }
      <wemi-pager [pager]="pager" [next]="found.next" />
    } @else if (!resource.error()) {
      <wemi-bones />
    }
  `,
  styles: `
    .card {
      margin-bottom: 16px;
    }
  `,
})
export class ReconciliationPage {
  protected readonly words = inject(Words);
  protected readonly sayDifference = sayDifference;
  readonly #role = inject(Session).role;
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  protected readonly made = signal<Reconciliation | undefined>(undefined);
  /** A day that was just looked at is found on the first page again. */
  protected readonly pager = createPager(this.made);
  protected readonly resource = httpResource<Reconciliations>(() => ({
    url: '/api/reconciliations',
    params: toParams({ before: this.pager.cursor() }),
  }));
  protected readonly page = keepLast(this.resource);

  protected outcome({ differences: { length: n } }: Reconciliation): string {
    if (n === 0) return this.words.say('books.agree');
    return n === 1 ? this.words.say('books.one') : this.words.say('books.many', { n });
  }

  protected lookedAt({ at, askedBy, orders: n }: Reconciliation): string {
    const when = this.words.instant(at);
    const by = askedBy === null ? 'books.byNight' : 'books.byPerson';
    return this.words.say(by, { when, n, name: askedBy ?? '' });
  }

  protected pratica(each: BookDifference): string | undefined {
    return 'pratica' in each ? each.pratica : undefined;
  }

  protected show(one: Reconciliation): void {
    this.made.set(one);
    this.resource.reload();
  }

  protected print(): void {
    window.print();
  }
}
