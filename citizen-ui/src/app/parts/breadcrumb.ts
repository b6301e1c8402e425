import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

export interface Crumb {
  /** A key of the dictionaries; or the name itself, where the catalogue gives it. */
  label?: string;
  name?: string;
  link: string;
  query?: Record<string, string>;
}

@Component({
  selector: 'app-breadcrumb',
  imports: [RouterLink, TranslocoPipe],
  styles: `
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.5rem;
      margin-bottom: 1rem;
      padding: 0;
      list-style: none;
      font-size: var(--size-small);
    }
    li {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
    }
    li:not(:last-child)::after {
      content: '/';
      color: var(--mat-sys-on-surface-variant);
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
  template: `
    <nav data-element="breadcrumb" [attr.aria-label]="'nav.path' | transloco">
      <ol>
        <li>
          <a routerLink="/">{{ 'nav.home' | transloco }}</a>
        </li>
        @for (crumb of trail(); track $index) {
          <li>
            <a [routerLink]="crumb.link" [queryParams]="crumb.query">{{
              crumb.name ?? (crumb.label ?? '' | transloco)
            }}</a>
          </li>
        }
      </ol>
    </nav>
  `,
})
export class Breadcrumb {
  readonly trail = input<Crumb[]>([]);
}
