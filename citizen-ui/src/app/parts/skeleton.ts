import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Grey shapes in the place of what is on its way; says so once to those who listen. */
@Component({
  selector: 'app-skeleton',
  imports: [TranslocoPipe],
  styles: `
    :host {
      display: grid;
      gap: 1rem;
    }
    .skeleton {
      height: 7rem;
    }
    .line {
      height: 1.5rem;
    }
    .line:nth-child(odd) {
      width: 70%;
    }
  `,
  template: `
    <p class="visually-hidden" role="status">{{ 'problem.loading' | transloco }}</p>
    @for (row of rows(); track row) {
      <span class="skeleton" [class.line]="shape() === 'line'" aria-hidden="true"></span>
    }
  `,
})
export class Skeleton {
  readonly count = input(3);
  readonly shape = input<'block' | 'line'>('block');
  protected readonly rows = computed(() => Array.from({ length: this.count() }, (_, row) => row));
}
