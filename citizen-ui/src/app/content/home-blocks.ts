import { Component, signal } from '@angular/core';
import { type ContentKind, readContents } from './contents';
import { RichText } from './rich-text';

/** What the comune adds to the home page, in its order; nothing where there is none, or where it cannot be read. */
@Component({
  selector: 'app-home-blocks',
  imports: [RichText],
  styles: `
    .block {
      padding-block: 2.5rem;
    }
    app-rich-text {
      margin-top: 0.75rem;
    }
  `,
  template: `
    @for (said of contents(); track said.slug) {
      <section
        class="container block"
        [attr.lang]="said.lang"
        [attr.aria-labelledby]="'home-' + said.slug"
      >
        <h2 [id]="'home-' + said.slug">{{ said.title }}</h2>
        <app-rich-text [html]="said.html" />
      </section>
    }
  `,
})
export class HomeBlocks {
  protected readonly contents = readContents(signal<ContentKind>('home')).contents;
}
