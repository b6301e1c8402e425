import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Words } from '../words/words';

const TABS = ['atti', 'campioni', 'tempi', 'letture'] as const;

/** The way between the pages of who verifies. */
@Component({
  selector: 'wemi-audit-tabs',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav class="no-print" [attr.aria-label]="words.say('audit.tabs')">
      @for (tab of tabs; track tab) {
        <a [routerLink]="'/verifica/' + tab" routerLinkActive="here" ariaCurrentWhenActive="page">
          {{ words.say('audit.tab.' + tab) }}
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
export class AuditTabs {
  protected readonly words = inject(Words);
  protected readonly tabs = TABS;
}
