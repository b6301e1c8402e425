import { Component } from '@angular/core';
import { ContentPage } from './content-page';

@Component({
  selector: 'app-accessibility-page',
  imports: [ContentPage],
  template: `<app-content-page base="pages.accessibility" [chapters]="chapters" />`,
})
export class AccessibilityPage {
  protected readonly chapters = ['conformity', 'tested', 'limits', 'feedback'] as const;
}
