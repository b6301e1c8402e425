import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatNumber } from '../format/numbers';
import { Language } from '../language/language';
import type { ReviewsMean } from '../remote/types';

/** The mean of the reviews and how many they are; nothing in a card that has too few. */
@Component({
  selector: 'app-reviews-mean',
  imports: [TranslocoPipe],
  styles: `
    .star {
      color: var(--mat-sys-primary);
    }
    p {
      margin: 0;
    }
  `,
  template: `
    @if (average(); as average) {
      <p data-testid="reviews-mean">
        <span class="star" aria-hidden="true">★</span>&ngsp;
        <strong>{{ 'reviews.mean' | transloco: { average } }}</strong>&ngsp;
        <span class="small muted">{{ 'reviews.count' | transloco: { count: mean().count } }}</span>
      </p>
    } @else if (saysFew()) {
      <p class="muted" data-testid="reviews-few">{{ 'reviews.few' | transloco }}</p>
    }
  `,
})
export class ReviewsMeanView {
  readonly mean = input.required<ReviewsMean>();
  /** Whether too few reviews are worth a word. */
  readonly saysFew = input(false);
  readonly #language = inject(Language);
  protected readonly average = computed(() => {
    const { average } = this.mean();
    return average === null ? '' : formatNumber(average, this.#language.locale(), 1);
  });
}
