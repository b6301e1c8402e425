import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Breadcrumb } from '../parts/breadcrumb';

/** A page of plain text: a heading, and chapters whose keys are given. */
@Component({
  selector: 'app-content-page',
  imports: [Breadcrumb, TranslocoPipe],
  styles: `
    section {
      margin-top: 2rem;
    }
    h2 {
      margin-bottom: 0.5rem;
    }
    p {
      max-width: 44rem;
      white-space: pre-line;
    }
    .lead {
      margin-top: 0.75rem;
    }
  `,
  template: `
    <div class="container page">
      <app-breadcrumb />
      <h1 tabindex="-1">{{ base() + '.title' | transloco }}</h1>
      <p class="lead">{{ base() + '.lead' | transloco }}</p>
      @for (chapter of chapters(); track chapter) {
        <section>
          <h2>{{ base() + '.' + chapter + '.title' | transloco }}</h2>
          <p>{{ base() + '.' + chapter + '.text' | transloco }}</p>
        </section>
      }
      <ng-content />
    </div>
  `,
})
export class ContentPage {
  readonly base = input.required<string>();
  readonly chapters = input.required<readonly string[]>();
}
