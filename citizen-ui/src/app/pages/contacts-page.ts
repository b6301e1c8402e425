import { Component } from '@angular/core';
import { ContactOffice } from '../tickets/contact-office';
import { ContentPage } from './content-page';

@Component({
  selector: 'app-contacts-page',
  imports: [ContactOffice, ContentPage],
  template: `<app-content-page base="pages.contacts" [chapters]="chapters"
    ><app-contact-office
  /></app-content-page>`,
})
export class ContactsPage {
  protected readonly chapters = ['spaces', 'pratica', 'ente', 'urgent'] as const;
}
