import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Words } from '../words/words';

/** The way between the pages of one section; its words stand under `{section}.tabs` and `{section}.tab.…`. */
@Component({
  selector: 'wemi-section-tabs',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav class="no-print" [attr.aria-label]="words.say(section() + '.tabs')">
      @for (tab of tabs(); track tab) {
        <a [routerLink]="at() + tab" routerLinkActive="here" ariaCurrentWhenActive="page">
          {{ words.say(section() + '.tab.' + tab) }}
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
export class SectionTabs {
  protected readonly words = inject(Words);
  readonly section = input.required<string>();
  /** What comes before a tab's name in its address. */
  readonly at = input.required<string>();
  readonly tabs = input.required<readonly string[]>();
}
