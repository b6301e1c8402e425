import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { ContentSaid } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { settled } from '../words/settled';
import { Words } from '../words/words';

const LANGUAGES = ['it', 'en'] as const;

/** What is written, as people will read it: the API makes the HTML, as it does for the public page. */
@Component({
  selector: 'wemi-content-preview',
  imports: [ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(click)': 'openElsewhere($event)' },
  template: `
    <section class="card" aria-labelledby="preview-title">
      <h2 id="preview-title">{{ words.say('content.preview.title') }}</h2>
      <div class="actions" role="group" [attr.aria-label]="words.say('content.preview.language')">
        @for (one of languages; track one) {
          <label class="option">
            <input
              type="radio"
              name="preview-language"
              [checked]="language() === one"
              (change)="language.set(one)"
            />
            {{ words.say('content.preview.in.' + one) }}
          </label>
        }
      </div>
      @if (isItalianOnly()) {
        <p class="hint">{{ words.say('content.preview.italianOnly') }}</p>
      }
      @if (resource.error(); as error) {
        <wemi-problem [error]="error" (retry)="resource.reload()" />
      }
      <article [attr.lang]="shown().language" [attr.aria-busy]="resource.isLoading()">
        <p class="title">{{ shown().title }}</p>
        @if (shown().summary; as summary) {
          <p class="summary">{{ summary }}</p>
        }
        <div class="text" [innerHTML]="html()"></div>
      </article>
    </section>
  `,
  styles: `
    .card {
      margin-bottom: 16px;
    }

    article {
      margin-top: 12px;
      overflow-wrap: anywhere;
    }

    .title {
      font: 600 1.5rem/1.2 var(--wemi-serif);
    }

    .summary {
      font-size: 1.125rem;
    }

    .text {
      overflow-x: auto;
    }
  `,
})
export class ContentPreview {
  readonly said = input.required<ContentSaid>();
  protected readonly words = inject(Words);
  protected readonly languages = LANGUAGES;
  protected readonly language = signal<(typeof LANGUAGES)[number]>('it');
  readonly #isEnglish = computed(() => this.language() === 'en');
  protected readonly isItalianOnly = computed(() => {
    const { titleEn, summaryIt, summaryEn, textEn } = this.said();
    const isMissing = !titleEn.trim() || !textEn.trim() || (!summaryEn.trim() && summaryIt.trim());
    return this.#isEnglish() && Boolean(isMissing);
  });
  /** Where there is no English, Italian, as on the public page. */
  protected readonly shown = computed(() => {
    const { titleIt, titleEn, summaryIt, summaryEn } = this.said();
    const pick = (it: string, en: string) => (this.#isEnglish() ? en.trim() || it : it);
    return {
      ...{ title: pick(titleIt, titleEn), summary: pick(summaryIt, summaryEn) },
      language: this.isItalianOnly() ? 'it' : this.language(),
    };
  });
  readonly #still = settled(() => {
    const { textIt, textEn } = this.said();
    return this.#isEnglish() ? textEn.trim() || textIt : textIt;
  });
  protected readonly resource = httpResource<{ html: string }>(() =>
    this.#still() === ''
      ? undefined
      : { url: '/api/office/content/preview', method: 'POST', body: { text: this.#still() } },
  );
  readonly #made = keepLast(this.resource);
  protected readonly html = computed(() =>
    this.#still() === '' ? '' : (this.#made()?.html ?? ''),
  );

  /** Whoever tries a link does not leave what they are writing. */
  protected openElsewhere(event: MouseEvent): void {
    const href = (event.target as Element).closest('a')?.getAttribute('href');
    if (!href) return;
    event.preventDefault();
    window.open(href, '_blank', 'noopener');
  }
}
