import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Pratica, PraticaReviews, TimelineEvent } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { ReviewForm } from './review-form';
import { WrittenReview } from './written-review';

const OVER: readonly string[] = ['completed', 'interrupted'];

/** How a service went, as both sides say it, once it was asked. */
@Component({
  selector: 'wemi-reviews-card',
  imports: [ProblemBox, ReviewForm, WrittenReview],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (items().length > 0) {
      <section class="card" aria-labelledby="reviews-title">
        <h2 id="reviews-title">{{ words.say('reviews.title') }}</h2>
        @for (item of items(); track item.period) {
          @if (items().length > 1) {
            <h3>{{ words.say('reviews.period', { n: item.period }) }}</h3>
          }
          @if (!item.publishedAt) {
            <p class="muted">
              <time [attr.datetime]="item.closesAt" [attr.title]="words.exact(item.closesAt)">{{
                words.say('reviews.blindUntil', { when: words.instant(item.closesAt) })
              }}</time>
            </p>
          } @else if (item.reviews.length === 0) {
            <p class="muted">{{ words.say('reviews.none') }}</p>
          }
          @for (review of item.reviews; track review.id) {
            <wemi-review [review]="review" (done)="finish('reviews.done')" />
          }
          @if (writer(); as writer) {
            @if (item.mayWriteAs === writer.side) {
              <wemi-review-form
                [praticaId]="pratica().id"
                [period]="item.period"
                [mandateId]="writer.mandateId"
                (done)="finish('reviews.sent')"
              />
            }
          }
        }
      </section>
    }
  `,
})
export class ReviewsCard {
  readonly pratica = input.required<Pratica>();
  readonly events = input.required<TimelineEvent[]>();
  /** What was done, in words. */
  readonly done = output<string>();
  protected readonly words = inject(Words);
  readonly #role = inject(Session).role;
  /** Asked for only where something has ended; again after every change. */
  protected readonly resource = httpResource<PraticaReviews>(() =>
    OVER.includes(this.pratica().state) ||
    this.events().some(({ kind }) => kind === 'reviewRequest')
      ? `/api/pratiche/${this.pratica().id}/reviews`
      : undefined,
  );
  readonly #answer = keepLast(this.resource, () => this.pratica().id);
  protected readonly items = computed(() => this.#answer()?.items ?? []);

  /** For whom a review is written here: the ente, or whoever let a counter look after the service. */
  protected readonly writer = computed(() => {
    if (this.#role() === 'ente') return { side: 'ente', mandateId: undefined } as const;
    const mandate = this.pratica().mandate;
    if (this.#role() !== 'sportello' || !mandate?.scope.includes('service')) return undefined;
    return { side: 'citizen', mandateId: mandate.id } as const;
  });

  protected finish(said: string): void {
    this.resource.reload();
    this.done.emit(this.words.say(said));
  }
}
