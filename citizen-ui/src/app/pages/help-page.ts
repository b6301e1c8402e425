import { Component } from '@angular/core';
import { ContactOffice } from '../tickets/contact-office';
import { ContentPage } from './content-page';

/** What people ask most, in the order in which they meet it. */
@Component({
  selector: 'app-help-page',
  imports: [ContactOffice, ContentPage],
  template: `<app-content-page base="pages.help" [chapters]="chapters"
    ><app-contact-office
  /></app-content-page>`,
})
export class HelpPage {
  protected readonly chapters = [
    'begin', 'offers', 'choose', 'pay', 'less', 'pause', 'forAnother', 'reviews', 'wrong', 'person',
  ] as const; // prettier-ignore
}
