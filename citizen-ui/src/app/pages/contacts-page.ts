import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ContactOffice } from '../tickets/contact-office';
import { ContentPage } from './content-page';

@Component({
  selector: 'app-contacts-page',
  imports: [ContactOffice, ContentPage, RouterLink, TranslocoPipe],
  template: `<app-content-page base="pages.contacts" [chapters]="chapters"
    ><p>
      <a class="button secondary" routerLink="/sportelli">{{ 'titles.sportelli' | transloco }}</a>
    </p>
    <app-contact-office
  /></app-content-page>`,
})
export class ContactsPage {
  protected readonly chapters = ['spaces', 'pratica', 'ente', 'urgent'] as const;
}
