import { Component, computed, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type ContentKind, readContents } from './contents';
import { RichText } from './rich-text';

/** What the comune has to say to everybody now, on top of every page; usually nothing. */
@Component({
  selector: 'app-banners',
  imports: [RichText, TranslocoPipe],
  styles: `
    section {
      background: var(--wemi-warning-container);
      color: var(--wemi-warning);
    }
    .container {
      padding-block: 0.75rem;
    }
    h2 {
      font-size: 1.125rem;
    }
    app-rich-text {
      max-width: none;
    }
  `,
  template: `
    @if (banners(); as items) {
      <section [attr.aria-label]="'shell.banners' | transloco">
        @for (said of items; track said.slug) {
          <div class="container" [attr.lang]="said.lang">
            <h2>{{ said.title }}</h2>
            <app-rich-text [html]="said.html" />
          </div>
        }
      </section>
    }
  `,
})
export class Banners {
  readonly #read = readContents(signal<ContentKind>('banner'));
  protected readonly banners = computed(() => {
    const items = this.#read.contents() ?? [];
    return items.length > 0 ? items : undefined;
  });
}
