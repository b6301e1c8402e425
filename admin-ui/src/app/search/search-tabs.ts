import { ChangeDetectionStrategy, Component } from '@angular/core';
import { SectionTabs } from '../shell/section-tabs';

/** The way between the pages about the citizens’ search. */
@Component({
  selector: 'wemi-search-tabs',
  imports: [SectionTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<wemi-section-tabs section="search" at="/ricerca/" [tabs]="tabs" />`,
})
export class SearchTabs {
  protected readonly tabs = ['parole', 'ordine', 'senza-risultati'];
}
