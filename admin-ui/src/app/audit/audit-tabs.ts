import { ChangeDetectionStrategy, Component } from '@angular/core';
import { SectionTabs } from '../shell/section-tabs';

/** The way between the pages of who verifies. */
@Component({
  selector: 'wemi-audit-tabs',
  imports: [SectionTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<wemi-section-tabs section="audit" at="/verifica/" [tabs]="tabs" />`,
})
export class AuditTabs {
  protected readonly tabs = ['atti', 'campioni', 'tempi', 'letture'];
}
