import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ExactPipe, InstantDayPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { Catalogue } from '../remote/catalogue';
import { keysetList } from '../remote/keyset-list';
import type { PublicReview, PublicReviews } from '../remote/types';
import { ReviewsMeanView } from './reviews-mean';
import { Stars } from './stars';

/** What citizens wrote of an ente, or of its services of one type: the mean, then each, latest first. */
@Component({
  selector: 'app-reviews-list',
  imports: [
    ExactPipe,
    InstantDayPipe,
    ProblemPanel,
    ReviewsMeanView,
    Skeleton,
    Stars,
    TranslocoPipe,
  ],
  styles: `
    ul {
      margin: 1rem 0 0;
      padding: 0;
      list-style: none;
    }
    .card {
      margin-bottom: 16px;
      padding: 1rem 1.25rem;
    }
    p {
      margin: 0.25rem 0;
    }
    .text {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    .answer {
      margin: 0.75rem 0 0;
      padding-left: 0.75rem;
      border-left: 3px solid var(--mat-sys-outline-variant);
    }
  `,
  template: `
    @if (list.error(); as error) {
      <app-problem-panel [error]="error" (retry)="list.reload()" />
    }
    @if (list.answer(); as answer) {
      <app-reviews-mean [mean]="answer.mean" [saysFew]="true" />
      <ul [attr.aria-label]="'reviews.title' | transloco">
        @for (review of list.items(); track review.id) {
          <li class="card">
            <p>
              <app-stars [stars]="review.stars" />&ngsp;
              <span class="small muted"
                >{{ by() }},&ngsp;
                <time
                  [attr.datetime]="review.publishedAt"
                  [attr.title]="review.publishedAt | exact"
                  >{{ review.publishedAt | instantDay }}</time
                ></span
              >
            </p>
            @if (review.text) {
              <p class="text" [attr.lang]="language.italian()">{{ review.text }}</p>
            }
            @if (review.answer; as answered) {
              <div class="answer">
                <p class="small">
                  <strong>{{ 'reviews.answer' | transloco }}</strong>
                </p>
                <p class="text" [attr.lang]="language.italian()">{{ answered.text }}</p>
              </div>
            }
          </li>
        }
      </ul>
      @if (answer.hidden > 0) {
        <p class="small muted" data-testid="reviews-hidden">
          {{ 'reviews.hidden' | transloco: { count: answer.hidden } }}
        </p>
      }
      @if (list.hasMore()) {
        <button type="button" class="button secondary" (click)="list.more()">
          {{ 'reviews.more' | transloco }}
        </button>
      }
    } @else if (!list.error()) {
      <app-skeleton [count]="2" />
    }
  `,
})
export class ReviewsList {
  readonly enteId = input.required<string>();
  /** Of one service type only. */
  readonly serviceTypeId = input<string>();
  protected readonly language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  protected readonly by = computed(() => this.language.pick(`Una persona di ${this.#catalogue.comuneName()}`, `Somebody from ${this.#catalogue.comuneName()}`)); // prettier-ignore
  protected readonly list = keysetList<PublicReview, PublicReviews>(() => {
    const type = this.serviceTypeId();
    return {
      url: `/api/enti/${this.enteId()}/reviews`,
      params: { ...this.#catalogue.where(), ...(type ? { type } : {}) },
    };
  });
}
