import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ReviewsAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { WrittenReview } from './written-review';

/** The reviews: of an ente its own and those about it, of the office all, to be answered or moderated. */
@Component({
  imports: [Bones, PagerBar, ProblemBox, RouterLink, WrittenReview],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    .card {
      margin-bottom: 16px;
    }
  `,
  template: `
    <h1>{{ words.say('reviews.title') }}</h1>
    <p class="muted">{{ words.say(isEnte() ? 'reviews.introEnte' : 'reviews.introOffice') }}</p>
    <div class="field">
      <label for="reviews-side">{{ words.say('reviews.which') }}</label>
      <select #which id="reviews-side" class="control" (change)="show(which.value)">
        @for (one of choices(); track one) {
          <option [value]="one" [selected]="one === chosen()">
            {{ words.say('reviews.only.' + one) }}
          </option>
        }
      </select>
    </div>
    <p role="status">{{ outcome() }}</p>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (found(); as found) {
      @for (review of found.items; track review.id) {
        <section class="card" [attr.aria-label]="nameOf(review)">
          <p>
            <a [routerLink]="['/pratiche', review.praticaId]">{{ review.number }}</a>
            @if (!isEnte()) {
              <span class="muted"> {{ review.ente.name }}</span>
            }
          </p>
          <wemi-review [review]="review" (done)="finish()" />
        </section>
      } @empty {
        <p class="card muted">{{ words.say('reviews.empty') }}</p>
      }
      <wemi-pager [pager]="pager" [next]="found.next" />
    } @else if (!resource.error()) {
      <wemi-bones />
    }
  `,
})
export class ReviewsPage {
  /** From the address. */
  readonly quali = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  readonly #role = inject(Session).role;
  protected readonly isEnte = computed(() => this.#role() === 'ente');
  protected readonly choices = computed(() =>
    this.isEnte() ? ['all', 'citizen', 'ente'] : ['all', 'citizen', 'ente', 'hidden'],
  );
  protected readonly chosen = computed(() =>
    this.choices().includes(this.quali() ?? '') ? this.quali()! : 'all',
  );
  protected readonly outcome = signal('');
  readonly #query = computed(() => {
    const chosen = this.chosen();
    if (chosen === 'hidden') return { hidden: 'true' };
    return chosen === 'all' ? {} : { side: chosen };
  });
  protected readonly pager = createPager(this.#query);
  protected readonly resource = httpResource<ReviewsAnswer>(() => ({
    url: '/api/reviews',
    params: toParams({ ...this.#query(), cursor: this.pager.cursor() }),
  }));
  protected readonly found = keepLast(this.resource);

  /** Of one pratica there are several: the two sides of each period. */
  protected nameOf({ number, period, side }: ReviewsAnswer['items'][number]): string {
    const words = [this.words.say('reviews.period', { n: period }), this.words.say(`reviews.by.${side}`)];
    return [number, ...words].join(', ');
  } // prettier-ignore

  protected show(quali: string): void {
    void this.#router.navigate([], { queryParams: { quali: quali === 'all' ? undefined : quali } });
  }

  protected finish(): void {
    this.outcome.set(this.words.say('reviews.done'));
    this.resource.reload();
  }
}
