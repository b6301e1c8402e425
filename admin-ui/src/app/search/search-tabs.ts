import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Words } from '../words/words';

const TABS = ['parole', 'ordine', 'senza-risultati'] as const;

/** The way between the pages about the citizens' search. */
@Component({
  selector: 'wemi-search-tabs',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav [attr.aria-label]="words.say('search.tabs')">
      @for (tab of tabs; track tab) {
        <a [routerLink]="'/ricerca/' + tab" routerLinkActive="here" ariaCurrentWhenActive="page">
          {{ words.say('search.tab.' + tab) }}
        </a>
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      margin-bottom: 16px;
      border-bottom: 1px solid var(--wemi-line);
    }

    a {
      display: inline-flex;
      align-items: center;
      min-height: 44px;
      padding: 0 12px;
      border-bottom: 3px solid transparent;
      font-weight: 600;
      text-decoration: none;
    }

    .here {
      border-color: var(--wemi-blue);
      color: var(--wemi-text);
    }
  `,
})
export class SearchTabs {
  protected readonly words = inject(Words);
  protected readonly tabs = TABS;
}
