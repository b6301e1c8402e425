import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

/** The ways to the office, on the pages where people look for help. */
@Component({
  selector: 'app-contact-office',
  imports: [RouterLink, TranslocoPipe],
  styles: `
    section {
      margin-top: 2rem;
    }
    h2,
    p {
      margin-bottom: 0.5rem;
    }
    p {
      max-width: 44rem;
    }
  `,
  template: `
    <section aria-labelledby="contact-office">
      <h2 id="contact-office">{{ 'tickets.office.title' | transloco }}</h2>
      <p>{{ 'tickets.office.text' | transloco }}</p>
      <p class="actions">
        <a class="button" routerLink="/segnala" [queryParams]="{ tipo: 'domanda' }">{{
          'tickets.office.ask' | transloco
        }}</a>
        <a class="button secondary" routerLink="/segnala" [queryParams]="{ tipo: 'disservizio' }">{{
          'tickets.office.report' | transloco
        }}</a>
        <a class="button plain" routerLink="/aiuto">{{ 'tickets.office.faq' | transloco }}</a>
        <a class="button plain" routerLink="/segnalazioni">{{ 'tickets.yours' | transloco }}</a>
      </p>
    </section>
  `,
})
export class ContactOffice {}
