import { Component, computed, effect, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ExactPipe, InstantDayPipe } from '../format/date-pipes';
import { PageTitle } from '../language/page-title';
import { NotFoundPage } from '../pages/not-found-page';
import { Breadcrumb, type Crumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { readFailure } from '../remote/problem';
import { type ContentKind, readContent } from './contents';
import { RichText } from './rich-text';

const LEGAL_NOTES = 'note-legali';

/** One page that the comune wrote: a declaration, a piece of news, or any other. */
@Component({
  selector: 'app-published-page',
  imports: [Breadcrumb, ExactPipe, InstantDayPipe, NotFoundPage, ProblemPanel, RichText, Skeleton, TranslocoPipe], // prettier-ignore
  styles: `
    .lead {
      margin-top: 0.75rem;
    }
    app-rich-text {
      margin-top: 1.5rem;
    }
  `,
  template: `
    @if (isMissing()) {
      <app-not-found-page />
    } @else {
      <div class="container page">
        <app-breadcrumb [trail]="trail()" />
        @if (resource.error(); as error) {
          <app-problem-panel [error]="error" (retry)="resource.reload()" />
        } @else if (content(); as said) {
          <article [attr.lang]="said.lang">
            <h1 tabindex="-1" [attr.data-element]="hook('section')">{{ said.title }}</h1>
            @if (kind() === 'news') {
              <p class="muted">
                <time [attr.datetime]="said.publishedAt" [title]="said.publishedAt | exact">{{
                  said.publishedAt | instantDay
                }}</time>
              </p>
            }
            @if (said.summary) {
              <p class="lead">{{ said.summary }}</p>
            }
            <app-rich-text [attr.data-element]="hook('body')" [html]="said.html" />
          </article>
          @if (said.lang) {
            <p class="muted small">{{ 'pages.italianOnly' | transloco }}</p>
          }
        } @else {
          <app-skeleton [count]="6" shape="line" />
        }
      </div>
    }
  `,
})
export class PublishedPage {
  /** From the route, both; the slug stands in the address where there is more than one. */
  readonly kind = input.required<ContentKind>();
  readonly slug = input.required<string>();
  readonly #read = readContent(this.kind, this.slug);
  protected readonly resource = this.#read.resource;
  protected readonly content = this.#read.content;
  protected readonly isMissing = computed(() => {
    const error = this.resource.error();
    return error !== undefined && readFailure(error).code === 'not-found';
  });
  protected readonly trail = computed((): Crumb[] =>
    this.kind() === 'news' ? [{ label: 'titles.news', link: '/novita' }] : [],
  );

  /** The national list looks for what the legal notes say (C.SI.3.4). */
  protected hook(part: 'section' | 'body'): string | null {
    return this.kind() === 'declaration' && this.slug() === LEGAL_NOTES
      ? `legal-notes-${part}`
      : null;
  }

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const said = this.content();
      if (said) title.set(said.title, said.description);
    });
  }
}
