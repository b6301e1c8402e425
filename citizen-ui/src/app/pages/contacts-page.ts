import { Component } from '@angular/core';
import { ContentPage } from './content-page';

@Component({
  selector: 'app-contacts-page',
  imports: [ContentPage],
  template: `<app-content-page base="pages.contacts" [chapters]="chapters" />`,
})
export class ContactsPage {
  protected readonly chapters = ['spaces', 'pratica', 'ente', 'urgent'] as const;
}
