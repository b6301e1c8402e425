import { Component } from '@angular/core';
import { ContentPage } from './content-page';

@Component({
  selector: 'app-privacy-page',
  imports: [ContentPage],
  template: `<app-content-page base="pages.privacy" [chapters]="chapters" />`,
})
export class PrivacyPage {
  protected readonly chapters = ['who', 'what', 'why', 'seen', 'browser', 'rights'] as const;
}
