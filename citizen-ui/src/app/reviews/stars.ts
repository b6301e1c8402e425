import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** So many stars of five, also for those who do not see them. */
@Component({
  selector: 'app-stars',
  imports: [TranslocoPipe],
  styles: `
    .stars {
      color: var(--mat-sys-primary);
      letter-spacing: 0.1em;
    }
  `,
  template: `
    <span class="stars" aria-hidden="true"
      >{{ '★'.repeat(stars()) }}{{ '☆'.repeat(5 - stars()) }}</span
    >
    <span class="visually-hidden">{{ 'reviews.stars' | transloco: { stars: stars() } }}</span>
  `,
})
export class Stars {
  readonly stars = input.required<number>();
}
