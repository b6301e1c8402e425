import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Words } from '../words/words';
import { AuditTabs } from './audit-tabs';

/** What every page of who verifies begins with: the way to the others, its name, what it is for. */
@Component({
  selector: 'wemi-audit-head',
  imports: [AuditTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wemi-audit-tabs />
    <div class="page-head">
      <div>
        <h1>{{ words.say('audit.' + page()) }}</h1>
        <p class="muted">{{ words.say('audit.' + page() + 'Intro') }}</p>
      </div>
      <ng-content />
    </div>
  `,
})
export class AuditHead {
  /** Its name among the words of «audit», which its introduction begins with. */
  readonly page = input.required<string>();
  protected readonly words = inject(Words);
}
