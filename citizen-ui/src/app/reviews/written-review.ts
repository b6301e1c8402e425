import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '../language/language';
import type { Review } from '../remote/types';
import { Stars } from './stars';

/** One review as whoever is of the pratica may read it, with what became of it. */
@Component({
  selector: 'app-written-review',
  imports: [Stars, TranslocoPipe],
  styles: `
    p {
      margin: 0.25rem 0;
    }
    .text {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    .aside {
      margin-top: 0.5rem;
      padding-left: 0.75rem;
      border-left: 3px solid var(--mat-sys-outline-variant);
    }
    .notice {
      margin-top: 0.75rem;
    }
  `,
  template: `
    <p>
      <strong>{{ heading() }}</strong>&ngsp;<app-stars [stars]="review().stars" />
    </p>
    @if (review().text) {
      <p class="text" [attr.lang]="language.italian()">{{ review().text }}</p>
    }
    @if (review().operator; as operator) {
      <div class="aside">
        <p class="small">
          {{ 'reviewForm.ofOperator' | transloco: { name: operator.name ?? '' } }}
          <app-stars [stars]="operator.stars" />
        </p>
        @if (operator.text) {
          <p class="text" [attr.lang]="language.italian()">{{ operator.text }}</p>
        }
      </div>
    }
    @if (review().answer; as answer) {
      <div class="aside" data-testid="review-answer">
        <p class="small">
          <strong>{{ 'reviews.answer' | transloco }}</strong>
        </p>
        <p class="text" [attr.lang]="language.italian()">{{ answer.text }}</p>
      </div>
    }
    @if (review().isHidden) {
      <p class="notice small" data-testid="review-hidden">
        {{ 'reviewForm.hidden' | transloco }}&ngsp;
        <span [attr.lang]="language.italian()">“{{ review().moderations.at(-1)?.reason }}”</span>
      </p>
    }
  `,
})
export class WrittenReview {
  readonly heading = input.required<string>();
  readonly review = input.required<Review>();
  protected readonly language = inject(Language);
}
