import { Component, computed, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ContentKind, readContents } from './contents';

/** The pages that the comune wrote, in its order: the menu at the foot follows them by itself. */
@Component({
  selector: 'app-footer-pages',
  imports: [RouterLink],
  styles: `
    :host {
      display: contents;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
      color: #fff;
    }
    a:hover {
      color: #ffd9c8;
    }
    a:focus-visible {
      outline-color: #ffd08a;
    }
  `,
  template: `
    @for (said of pages(); track said.slug) {
      <a [routerLink]="['/pagine', said.slug]" [attr.lang]="said.lang">{{ said.title }}</a>
    }
  `,
})
export class FooterPages {
  readonly #read = readContents(signal<ContentKind>('page'));
  /** The words of a consent are read where it is asked for. */
  protected readonly pages = computed(() =>
    this.#read.contents()?.filter(({ slug }) => !slug.startsWith('consenso-')),
  );
}
