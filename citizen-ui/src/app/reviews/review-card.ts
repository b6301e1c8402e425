import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ExactPipe, InstantPipe } from '../format/date-pipes';
import { PraticaStore } from '../pratica/pratica-store';
import { lastValue } from '../remote/last-value';
import type { PraticaReviews } from '../remote/types';
import { WrittenReview } from './written-review';
import { rereadOn } from '../remote/reread-on';

/** «Com’è andata?»: the way to say it, the wait for the other side, then what both wrote. */
@Component({
  selector: 'app-review-card',
  imports: [ExactPipe, InstantPipe, RouterLink, TranslocoPipe, WrittenReview],
  styles: `
    .card {
      margin-block: 16px;
      padding: 1.25rem;
    }
    h2 {
      margin-top: 0;
    }
    .written {
      display: block;
      margin-top: 0.75rem;
    }
  `,
  template: `
    @for (period of periods(); track period.period) {
      <section class="card" [attr.aria-labelledby]="'review-' + period.period">
        <h2 [id]="'review-' + period.period">
          {{ 'reviewForm.card' | transloco }}
          @if (periods().length > 1) {
            <span class="muted">{{
              'reviewForm.period' | transloco: { period: period.period }
            }}</span>
          }
        </h2>
        @if (period.mayWriteAs) {
          <p>
            {{ 'reviewForm.ask' | transloco }}&ngsp;
            <time [attr.datetime]="period.closesAt" [attr.title]="period.closesAt | exact">{{
              period.closesAt | instant
            }}</time>.
          </p>
          <p class="no-print">
            <a
              class="button"
              [routerLink]="['/pratiche', store.id(), 'recensione', period.period]"
              >{{ 'reviewForm.write' | transloco }}</a
            >
          </p>
        } @else if (!period.publishedAt && period.mine) {
          <p data-testid="review-blind">
            {{ 'reviewForm.blind' | transloco }}&ngsp;
            <time [attr.datetime]="period.closesAt" [attr.title]="period.closesAt | exact">{{
              period.closesAt | instant
            }}</time>.
          </p>
        } @else if (!period.mine && !period.theirs) {
          <p class="muted">{{ 'reviewForm.nothing' | transloco }}</p>
        }
        @if (period.mine; as mine) {
          <app-written-review
            class="written"
            [heading]="'reviewForm.yours' | transloco"
            [review]="mine"
          />
        }
        @if (period.theirs; as theirs) {
          <app-written-review
            class="written"
            [heading]="'reviewForm.entes' | transloco"
            [review]="theirs"
          />
        }
      </section>
    }
  `,
})
export class ReviewCard {
  protected readonly store = inject(PraticaStore);
  /** Before anything has ended there is nothing to ask for. */
  readonly #hasEnded = computed(() => {
    const pratica = this.store.pratica();
    const { state, closed, service } = pratica ?? {};
    const isOver = state === 'completed' || (state === 'interrupted' && closed === true);
    return isOver || (service?.period ?? 1) > 1;
  });
  readonly #resource = httpResource<PraticaReviews>(() =>
    this.#hasEnded() ? `/api/pratiche/${this.store.id()}/reviews` : undefined,
  );
  readonly #answer = lastValue(this.#resource);
  protected readonly periods = computed(() =>
    (this.#answer()?.items ?? []).map((item) => ({
      ...item,
      mine: item.reviews.find(({ side }) => side === 'citizen'),
      theirs: item.reviews.find(({ side }) => side === 'ente'),
    })),
  );

  constructor() {
    // Whatever happens in the pratica may be an answer, or what the other side wrote.
    rereadOn(() => this.store.timeline()?.items[0]?.seq ?? 0, this.#resource);
  }
}
