import { afterRenderEffect, Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ExactPipe, InstantDayPipe } from '../format/date-pipes';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { describeForMachines } from '../parts/structured-data';
import { Skeleton } from '../parts/skeleton';
import { ContactOffice } from '../tickets/contact-office';
import { type ContentKind, readContents } from './contents';
import { RichText } from './rich-text';

/** All questions with their answers, all words, or all news, newest first. */
@Component({
  selector: 'app-published-list',
  imports: [Breadcrumb, ContactOffice, ExactPipe, InstantDayPipe, ProblemPanel, RichText, RouterLink, Skeleton, TranslocoPipe], // prettier-ignore
  styles: `
    section,
    .nothing {
      margin-top: 2rem;
    }
    h2 {
      margin-bottom: 0.5rem;
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
      @if (resource.error(); as error) {
        <app-problem-panel [error]="error" (retry)="resource.reload()" />
      } @else if (contents(); as items) {
        @for (said of items; track said.slug) {
          <section [id]="said.slug" [attr.lang]="said.lang">
            @if (kind() === 'news') {
              <h2>
                <a [routerLink]="['/novita', said.slug]">{{ said.title }}</a>
              </h2>
              <p class="muted small">
                <time [attr.datetime]="said.publishedAt" [title]="said.publishedAt | exact">{{
                  said.publishedAt | instantDay
                }}</time>
              </p>
              <p>{{ said.summary }}</p>
            } @else {
              <h2>{{ said.title }}</h2>
              <app-rich-text [html]="said.html" />
            }
          </section>
        } @empty {
          <p class="nothing">{{ 'pages.nothingYet' | transloco }}</p>
        }
      } @else {
        <app-skeleton [count]="6" shape="line" />
      }
      @if (kind() === 'faq' && (contents() || resource.error())) {
        <app-contact-office />
      }
    </div>
  `,
})
export class PublishedList {
  readonly kind = input.required<'faq' | 'news' | 'glossary'>();
  readonly #read = readContents(computed((): ContentKind => this.kind()));
  protected readonly resource = this.#read.resource;
  protected readonly contents = this.#read.contents;
  readonly #asked = inject(ActivatedRoute).snapshot.fragment;
  protected readonly base = computed(
    () => ({ faq: 'pages.help', news: 'pages.news', glossary: 'pages.glossary' })[this.kind()],
  );

  constructor() {
    const document = inject(DOCUMENT);
    // The router looks for the place before what stands there has arrived.
    afterRenderEffect(() => {
      if (this.contents() && this.#asked) document.getElementById(this.#asked)?.scrollIntoView();
    });
    describeForMachines(
      computed(() => {
        const answers = this.kind() === 'faq' ? this.contents() : undefined;
        return answers && answers.length > 0 ? aboutAnswers(answers) : undefined;
      }),
    );
  }
}

/** Questions and answers, as search engines read them (schema.org/FAQPage). */
function aboutAnswers(answers: readonly { title: string; html: string }[]) {
  return {
    '@type': 'FAQPage',
    mainEntity: answers.map(({ title, html }) => ({
      ...{ '@type': 'Question', name: title },
      acceptedAnswer: { '@type': 'Answer', text: html },
    })),
  };
}
